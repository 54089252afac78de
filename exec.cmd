@rem npm starts this on Windows for the "exec" of package.json, which elsewhere is a word of the shell: signals to npm reach the script.
@%*
