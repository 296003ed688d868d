#!/bin/sh
# Fetches Census-Income (KDD), UCI data set 117, CC BY 4.0, and checks that it is what this project was measured on.
set -eu

URL=https://archive.ics.uci.edu/static/public/117/census+income+kdd.zip
TRAIN_ROWS=199523
TEST_ROWS=99762
VALIDATION_ROWS=66508
# SHA-256 over the rows, blanks around values removed, without column 24 (instance_weight, a survey weight that is no input)
TRAIN_SHA=54caf6039d442aa2b21e1c110e94ccdc574ca7f195bc36917423882206be3132
VALIDATION_SHA=8942703eb6940a30c8d51142de7ce259ae9c2680857726bef60784aeb912d6e7

usage() {
  cat <<EOF
usage: fetch-census.sh [--from ZIP] [DIR]

Writes into DIR (default: data/census/raw beside this script)
  census-income.data.gz        $TRAIN_ROWS training rows
  census-income.test.gz        $TEST_ROWS test rows
  census-income.validation.gz  the first $VALIDATION_ROWS test rows
--from ZIP  takes an archive that is already here instead of $URL
Exit codes: 0 done, 1 failed, 2 wrong usage.
EOF
}

fail() {
  echo "fetch-census: $*" >&2
  exit 1
}

wrong() {
  echo "fetch-census: $*" >&2
  usage >&2
  exit 2
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# unpacks every archive inside the folder, whichever way they are nested
unpack_all() {
  for _ in 1 2 3; do
    find "$1" -type f \( -name '*.zip' -o -name '*.tar.gz' -o -name '*.tgz' -o -name '*.tar' \) >"$work/archives"
    [ -s "$work/archives" ] || return 0
    while IFS= read -r archive; do
      case $archive in
        *.zip) unzip -q -o "$archive" -d "${archive%/*}" ;;
        *.tar) tar -xf "$archive" -C "${archive%/*}" ;;
        *) tar -xzf "$archive" -C "${archive%/*}" ;;
      esac || fail "$archive: cannot be unpacked"
      rm "$archive"
    done <"$work/archives"
  done
}

# rows of census-income.NAME, plain or gzip, wherever in the folder it lies
rows_of() {
  found=$(find "$work/files" -type f \( -name "census-income.$1" -o -name "census-income.$1.gz" \) | head -n 1)
  [ -n "$found" ] || fail "census-income.$1: not in the archive (expected: census-income.$1 or census-income.$1.gz)"
  if gzip -t "$found" 2>/dev/null; then gzip -dc "$found"; else cat "$found"; fi
}

check_shape() {
  awk -F, -v expected="$2" -v name="${1##*/}" '
    NF != 42 { printf "%s:%d: %d columns (expected: 42)\n", name, NR, NF; bad = 1; exit 1 }
    END { if (!bad && NR != expected) { printf "%s: %d rows (expected: %d)\n", name, NR, expected; exit 1 } }
  ' "$1" >"$work/fault" || fail "$(cat "$work/fault")"
}

check_sum() {
  sum=$(awk -F, -v OFS= '{
    line = ""
    for (i = 1; i <= NF; i++) if (i != 25) {
      gsub(/^[ \t\r]+|[ \t\r]+$/, "", $i)
      line = line (i > 1 ? "," : "") $i
    }
    print line
  }' "$1" | sha256)
  [ "$sum" = "$2" ] || fail "${1##*/}: SHA-256 $sum (expected: $2; these are not the rows this project was measured on)"
}

from=
dir=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --from)
      [ $# -ge 2 ] || wrong "--from: no value (expected: a zip file)"
      from=$2
      shift
      ;;
    -*) wrong "$1: unknown option" ;;
    *)
      [ -z "$dir" ] || wrong "$1: one folder too many"
      dir=$1
      ;;
  esac
  shift
done
here=$(cd "$(dirname "$0")" && pwd)
dir=${dir:-$here/census/raw}

for tool in unzip tar gzip awk; do
  command -v $tool >/dev/null || fail "$tool: not installed"
done
mkdir -p "$dir"
work=$(mktemp -d "$dir/.fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/files"

if [ -n "$from" ]; then
  [ -r "$from" ] || fail "--from: $from (expected: a zip file that can be read)"
  cp "$from" "$work/files/fetched.zip"
else
  command -v curl >/dev/null || fail "curl: not installed"
  curl -fL --retry 3 -o "$work/files/fetched.zip" "$URL" || fail "$URL: cannot be fetched (fetch it by hand, then use --from)"
fi
unpack_all "$work/files"

rows_of data >"$work/census-income.data"
rows_of test >"$work/census-income.test"
check_shape "$work/census-income.data" $TRAIN_ROWS
check_shape "$work/census-income.test" $TEST_ROWS
head -n $VALIDATION_ROWS "$work/census-income.test" >"$work/census-income.validation"
check_sum "$work/census-income.data" $TRAIN_SHA
check_sum "$work/census-income.validation" $VALIDATION_SHA

for name in data test validation; do
  gzip -n -c "$work/census-income.$name" >"$work/census-income.$name.gz"
  mv "$work/census-income.$name.gz" "$dir/"
done
echo "$dir: $TRAIN_ROWS training, $TEST_ROWS test and $VALIDATION_ROWS validation rows, checked"
