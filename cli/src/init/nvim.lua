-- Read where `exrc` is set; Neovim asks once whether the file is to be trusted.
local here = vim.fs.root(0, "tweetlint.toml") or vim.fn.getcwd()
local schema = vim.uri_from_fname(here .. "/.tweetlint/post.schema.json")
vim.lsp.config("jsonls", {
  settings = {
    json = {
      validate = { enable = true },
      schemas = { { fileMatch = { "tweets/**/*.json", "*.tweet.json" }, url = schema } },
    },
  },
})
vim.lsp.config("yamlls", {
  settings = {
    yaml = { schemas = { [schema] = { "tweets/**/*.{yaml,yml}", "*.tweet.{yaml,yml}" } } },
  },
})
