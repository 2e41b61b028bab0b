-- Read where `exrc` is set; Neovim asks once whether the file is to be trusted.
local here = vim.fs.root(0, "tweetlint.toml") or vim.fn.getcwd()
vim.lsp.config("jsonls", {
  settings = {
    json = {
      validate = { enable = true },
      schemas = {
        {
          fileMatch = { "tweets/**/*.json", "*.tweet.json" },
          url = vim.uri_from_fname(here .. "/.tweetlint/post.schema.json"),
        },
      },
    },
  },
})
