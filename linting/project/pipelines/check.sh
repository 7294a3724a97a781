#!/bin/sh
# Checks data contracts in any pipeline that has Git and Python: exit code 0 clean, 1 findings, 2 unusable input,
# 3 server unreachable. MAIN_BRANCH is the branch that the work is to be merged into.
set -eu

git fetch --quiet origin "${MAIN_BRANCH:=main}"
contracts check \
    --against "git:$(git merge-base HEAD FETCH_HEAD)" \
    --output text \
    --output junit=contracts.xml
