#!/usr/bin/env bash
# Lays out what the image holds: the launcher, the jars where it looks for them, and the native libraries, unpacked.
#
#   lay-out.sh FOLDER
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: lay-out.sh FOLDER" >&2; exit 2; }
from=$(cd -P "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
to=$(cd -P "$1" && pwd)
learner=$to/streams-app/target
workbench=$to/workbench/target

mkdir -p "$to/bin" "$to/natives" "$learner" "$workbench/lib"
cp "$from/LICENSE" "$to/"
cp "$from/bin/mmoe-streams" "$from/docker/healthcheck.sh" "$to/bin/"
cp -r "$from/streams-app/target/mmoe-streams.jar" "$from/streams-app/target/lib" "$learner/"
cp "$from/workbench/target/mmoe-workbench.jar" "$workbench/"

# what the learner has too is there once
for jar in "$from"/workbench/target/lib/*.jar; do
  name=${jar##*/}
  if [ -f "$learner/lib/$name" ]; then
    ln -s "../../../streams-app/target/lib/$name" "$workbench/lib/$name"
  else
    cp "$jar" "$workbench/lib/"
  fi
done

# unpacked here and not at each start; the launcher sees the folder, and nobody misses the jars
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
for jar in "$learner"/lib/*-linux-*.jar; do
  (cd "$unpacked" && jar xf "$jar")
  rm -f "$jar" "$workbench/lib/${jar##*/}"
done
find "$unpacked" -name '*.so*' -type f -exec mv -t "$to/natives" {} +
# the same library by the name that JavaCPP has for it where LAPACK is not used
ln -s libopenblas.so.0 "$to/natives/libopenblas_nolapack.so.0"
chmod -R a+rX,go-w "$to"
