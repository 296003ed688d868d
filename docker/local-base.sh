#!/usr/bin/env bash
# Makes a base image of this machine's JDK, bash and core tools, for where no registry can be reached.
#
#   local-base.sh IMAGE
#
# For Linux with glibc, a JDK with jlink, and a Docker engine. The image serves as BUILD_IMAGE, with jars in the context,
# and as JRE_IMAGE. It has no package manager and gets no updates: for tests.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: local-base.sh IMAGE" >&2; exit 2; }
image=$1
PATH=$PATH:/usr/sbin:/sbin # for ldconfig
tools=(bash cat chmod cp dirname env find head id ln ls mkdir mktemp mv readlink rm sed sleep uname)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
mkdir -p "$root"/{bin,etc,root,proc,sys,dev,opt,usr/bin}
install -d -m 1777 "$root/tmp"

# the modules of a JRE that Kafka and the learner use, and jar, which unpacks native libraries
jlink=$(dirname "$(readlink -f "$(command -v javac)")")/jlink
modules=java.se,jdk.crypto.ec,jdk.httpserver,jdk.jartool,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth
"$jlink" --no-header-files --no-man-pages --output "$root/opt/java" --add-modules "$modules,jdk.unsupported,jdk.zipfs"

for tool in "${tools[@]}"; do
  install -D "$(command -v "$tool")" "$root/bin/$tool"
done
ln -s bash "$root/bin/sh"
ln -s /bin/env "$root/usr/bin/env"

# what these are linked to, what native libraries ask for by name, and the loader; each at its own path
native=(libstdc++.so.6 libgcc_s.so.1 libm.so.6 libpthread.so.0 libdl.so.2 librt.so.1)
{
  ldd "$root"/bin/* "$root/opt/java/bin/java" "$root/opt/java/lib/server/libjvm.so" \
    "$root"/opt/java/lib/lib{jli,net,nio,zip,management,management_ext,jimage,extnet}.so \
    | awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\/.*ld-linux/ { print $1 }'
  for name in "${native[@]}"; do
    # reads to the end: whoever writes into a pipe that nobody reads any more is killed
    ldconfig -p | awk -v name="$name" '$1 == name && !found { print $NF; found = 1 }'
  done
} | { grep -v "^$root" || true; } | sort -u | while read -r library; do
  install -D "$(readlink -f "$library")" "$root$library"
done

echo 'root:x:0:0:root:/root:/bin/bash' > "$root/etc/passwd"
echo 'root:x:0:' > "$root/etc/group"
echo 'hosts: files dns' > "$root/etc/nsswitch.conf"
tar -C "$root" --owner=0 --group=0 --numeric-owner -cf - . \
  | docker import -c 'ENV PATH=/opt/java/bin:/usr/bin:/bin' - "$image" > /dev/null
