import { bothVersions, type Operation } from "./operation.ts";

/** https://learn.microsoft.com/graph/api/subscribedsku-list: all in one page, and no query options beside $select. */
export const listSubscribedSkus: Operation = {
  method: "GET",
  path: "/subscribedSkus",
  versions: bothVersions,
  service: "directory",
  permissions: [
    "LicenseAssignment.Read.All",
    ...["Organization.Read.All", "Organization.ReadWrite.All"],
    ...["Directory.Read.All", "Directory.ReadWrite.All"],
  ],
  run: ({ world, version }) => ({
    status: 200,
    body: {
      "@odata.context": `${world.url()}/${version}/$metadata#subscribedSkus`,
      value: world.store.file.subscribedSkus.map((sku) => ({
        ...sku,
        id: `${world.store.file.tenantId}_${sku.skuId}`,
        appliesTo: "User",
      })),
    },
  }),
};
