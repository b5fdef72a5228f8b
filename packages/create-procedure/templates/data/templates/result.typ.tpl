// The answer in writing. Without code nothing renders it yet; see docs/authors for steps that do.
#import "/motcua/1/official.typ": *

#let data = json("/data.json")

#show: official-document.with(title: "__NAME_VI__", size: 13pt)

#document-kind("__NAME_VI__", about: none)
