# __CODE__ __NAME_VI__

__NAME_EN__. Made from the template “__TEMPLATE__” of Motcua __TOOLS__.

| | |
|---|---|
| `motcua procedure dev` | a ward on this machine with this procedure, reloaded at every save |
| `npm test` | the tests in `test/`, and every sample dossier of `fixtures/` |
| `motcua procedure check` | what the ward will check when it installs the package |
| `motcua procedure pack` | `dist/__CODE__-0.1.0.procpkg` |
