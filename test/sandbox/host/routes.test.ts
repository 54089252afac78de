import { matchRoute, parseRoute, routesOverlap } from "../../../sandbox/host/routes.ts";

test.each([
  ["cases/{id}", "/cases/5", { id: "5" }],
  ["cases/{id}", "/CASES/5/", { id: "5" }],
  ["cases/{id}", "/cases/a%2Fb", { id: "a%2Fb" }],
  ["cases/{id}", "/cases/%C3%BC%20x", { id: "ü x" }],
  ["cases/{id}", "/cases/%ff", { id: "%ff" }],
  ["cases/{id}", "/cases", undefined],
  ["cases/{id}", "/cases//", undefined],
  ["cases/{id}", "//cases/5", undefined],
  ["cases/{id}", "/cases/5/6", undefined],
  ["cases/{id?}", "/cases", {}],
  ["cases/{id=new}", "/cases", { id: "new" }],
  ["files/{*path}", "/files/a//b/", { path: "a//b/" }],
  ["files/{*path}", "/files", {}],
  ["{a}.{b}/x", "/one.two.three/x", { a: "one.two", b: "three" }],
  ["{code:regex(^\\d{{3}}$)}", "/123", { code: "123" }],
  ["{code:regex(^\\d{{3}}$)}", "/1234", undefined],
  ["{day:datetime}", "/2026-02-03T04:05:06Z", { day: "2026-02-03T04:05:06Z" }],
  ["", "/", {}],
])("the route %s takes %s as %j", (template, path, params) => {
  expect(matchRoute(parseRoute(template), path)).toEqual(params);
});

test.each([
  ["cases/{id}", "cases/new", true],
  ["cases/{id:int}", "cases/new", false],
  ["cases/{id}", "cases/{name}", true],
  ["cases/{id}", "cases/{id}/close", false],
  ["cases/{id?}", "cases", true],
  ["{*rest}", "cases/{id}/close", true],
  ["cases", "people", false],
  ["Cases", "cases", true],
  ["cases/{file}.{ext}", "cases/readme", false],
])("%s and %s can take one path: %j", (a, b, overlap) => {
  expect(routesOverlap(parseRoute(a), parseRoute(b))).toBe(overlap);
  expect(routesOverlap(parseRoute(b), parseRoute(a))).toBe(overlap);
});

test.each(["{id:postcode}", "{id:length(a)}", "{a", "x{*rest}", "{id:int(5)}"])(
  "%s is refused",
  (template) => {
    expect(() => parseRoute(template)).toThrow(/not modelled|do not match/);
  },
);
