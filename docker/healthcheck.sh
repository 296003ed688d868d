#!/usr/bin/env bash
# Asks the learner on this machine how it is: exit status 0 where it answers with 200, 1 elsewhere.
#
#   healthcheck.sh [live|ready]
#
# MMOE_HTTP_HOST, MMOE_HTTP_PORT: where it answers, as the learner itself reads them. Bash opens the connection: the image
# has no HTTP client, and a JVM for each question would take processor time from the learner.
set -euo pipefail

question=${1:-live}
host=${MMOE_HTTP_HOST:-127.0.0.1}
port=${MMOE_HTTP_PORT:-8080}
case $host in
  0.0.0.0 | ::) host=127.0.0.1 ;; # all addresses
esac

exec 3<> "/dev/tcp/$host/$port"
printf 'GET /health/%s HTTP/1.0\r\n\r\n' "$question" >&3
read -r -t 2 _ status _ <&3 || { echo "$question: no answer from $host:$port" >&2; exit 1; }
echo "$question: $status"
[ "$status" = 200 ]
