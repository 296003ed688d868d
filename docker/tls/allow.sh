#!/usr/bin/env bash
# Creates the topics of compose.tls.yaml and allows each user the least that it needs, as docs/security.md lists it.
#
#   allow.sh CLIENT_PROPERTIES
#
# KAFKA_BIN: where Kafka's scripts are.
# shellcheck disable=SC2086 # options are words
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: allow.sh CLIENT_PROPERTIES" >&2; exit 2; }
bin=${KAFKA_BIN:-/opt/kafka/bin}
ADMIN="--bootstrap-server kafka:9092 --command-config $1"
kafka-acls() { "$bin/kafka-acls.sh" "$@" > "$said" 2>&1 || { cat "$said" >&2; exit 1; }; }
said=$(mktemp)
trap 'rm -f "$said"' EXIT

for topic in census.features census.predictions census.metrics census.dead-letters; do
  "$bin/kafka-topics.sh" $ADMIN --create --if-not-exists --topic "$topic" --partitions 1 --replication-factor 1
done

# run
kafka-acls $ADMIN --add --allow-principal User:learner --operation Read --topic census.features
kafka-acls $ADMIN --add --allow-principal User:learner --operation Write --topic census.predictions
kafka-acls $ADMIN --add --allow-principal User:learner --operation Write --topic census.metrics
kafka-acls $ADMIN --add --allow-principal User:learner --operation Write --operation DescribeConfigs --topic census.dead-letters
kafka-acls $ADMIN --add --allow-principal User:learner --operation Read --operation Write --operation Create --resource-pattern-type prefixed --topic mmoe-streams-
kafka-acls $ADMIN --add --allow-principal User:learner --operation Read --group mmoe-streams
kafka-acls $ADMIN --add --allow-principal User:learner --operation Write --resource-pattern-type prefixed --transactional-id mmoe-streams-
# replay
kafka-acls $ADMIN --add --allow-principal User:feeder --operation Write --topic census.features
# consume
kafka-acls $ADMIN --add --allow-principal User:reader --operation Read --topic census.predictions --topic census.metrics --topic census.dead-letters
