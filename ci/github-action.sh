#!/usr/bin/env bash
# What action.yml runs. Everything comes in as environment variables and is handed on as arguments, never as shell text.
set -euo pipefail
shopt -s globstar nullglob

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
reports="${RUNNER_TEMP:-$(mktemp -d)}/baa-lint"
mkdir -p "$reports"

# Annotations and alerts want paths from the root of the repository, whatever the working directory is.
folder="$PWD"
base="$(cd "${GITHUB_WORKSPACE:-$PWD}" && pwd -P)"
inside="$(pwd -P)/"
case "$inside" in "$base"/*) inside="${inside#"$base"/}" ;; *) base="$folder" inside="" ;; esac

# The nearest configuration, seen from the working directory as the program itself would see it.
config="${BAA_LINT_CONFIG:-}"
if [ -n "$config" ]; then
  case "$config" in /*) ;; *) config="$folder/$config" ;; esac
elif [ -n "$inside" ]; then
  place="$folder"
  while [ -z "$config" ] && [ "$place" != / ]; do
    for name in yaml yml json; do
      if [ -f "$place/baa-lint.config.$name" ]; then config="$place/baa-lint.config.$name"; break; fi
    done
    place="$(dirname "$place")"
  done
fi

# Files for one path or glob a line. A name that begins with a dash is no flag.
files=()
add() {
  local IFS= match matches
  # Unquoted on purpose: with an empty IFS this expands globs and splits nothing.
  matches=($1)
  for match in "${matches[@]}"; do
    case "$match" in
      /*) ;;
      *) match="$inside${match#./}" ;;
    esac
    case "$match" in -*) match="./$match" ;; esac
    files+=("$match")
  done
}
while IFS= read -r line || [ -n "$line" ]; do
  line="${line#"${line%%[![:space:]]*}"}"
  line="${line%"${line##*[![:space:]]}"}"
  if [ -n "$line" ]; then add "$line"; fi
done <<<"${BAA_LINT_FILES:-}"
if [ "${#files[@]}" -eq 0 ]; then
  echo "baa-lint: No file goes by the input “files”." >&2
  exit 2
fi

args=(-o.sarif-findings "$reports/baa-lint.sarif" -o.json "$reports/baa-lint.json" -o.markdown "$reports/baa-lint.md")
if [ -n "${BAA_LINT_FAIL_ON:-}" ]; then args+=("--fail-on=$BAA_LINT_FAIL_ON"); fi
if [ -n "${BAA_LINT_MIN_SCORE:-}" ]; then args+=("--min-score=$BAA_LINT_MIN_SCORE"); fi
if [ -n "$config" ]; then args+=("--config=$config"); fi

rm -f "$reports"/baa-lint.{sarif,json,md}
code=0
cd "$base"
node "$root/bin/baa-lint.js" "${args[@]}" -- "${files[@]}" || code=$?

echo "exit-code=$code" >>"$GITHUB_OUTPUT"
if [ -f "$reports/baa-lint.json" ]; then
  {
    echo "sarif-file=$reports/baa-lint.sarif"
    echo "json-file=$reports/baa-lint.json"
    echo "markdown-file=$reports/baa-lint.md"
    REPORT="$reports/baa-lint.json" SARIF="$reports/baa-lint.sarif" node "$root/ci/outputs.mjs"
  } >>"$GITHUB_OUTPUT"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$reports/baa-lint.md" >>"$GITHUB_STEP_SUMMARY"; fi
fi

if [ "$code" -eq 1 ] && [ "${BAA_LINT_FAIL_ON_FINDINGS:-true}" = false ]; then exit 0; fi
exit "$code"
