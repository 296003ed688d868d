#!/usr/bin/env bash
# Runs the broker of compose.tls.yaml; formats its storage first, with its users, where that has not been done.
#
#   broker.sh SERVER_PROPERTIES USERS
#
# KAFKA_BIN: where Kafka's scripts are.
set -euo pipefail

[ $# -eq 2 ] || { echo "usage: broker.sh SERVER_PROPERTIES USERS" >&2; exit 2; }
bin=${KAFKA_BIN:-/opt/kafka/bin}
# the only cluster of this name; nobody else's brokers can join it by mistake
cluster=bW1vZS1zdHJlYW1zLXRscw
users=()
while read -r user; do
  users+=(--add-scram "$user")
done < "$2"
# passwords are arguments here, for a moment: the tool takes them no other way
said=$("$bin/kafka-storage.sh" format --ignore-formatted --cluster-id "$cluster" --config "$1" "${users[@]}" 2>&1) \
  || { echo "$said" >&2; exit 1; }
exec "$bin/kafka-server-start.sh" "$1"
