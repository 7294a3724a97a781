"""The ops, one file each; `shims.language` gathers them."""
