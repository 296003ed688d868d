#!/usr/bin/env bash
# Makes keys, certificates and passwords for compose.tls.yaml, once; what is there stays.
#
#   secrets.sh FOLDER
#
# FOLDER gets a folder for the broker (broker), one for its administrator (admin), and one for each user (learner,
# feeder, reader): trust.p12, secrets.properties; and client.properties for Kafka's own tools. Needs keytool. As root it
# gives each folder to the user that runs there.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: secrets.sh FOLDER" >&2; exit 2; }
root=$1
cluster_user=1000 # as the broker's image has it
learner_user=10001
login=org.apache.kafka.common.security.scram.ScramLoginModule
umask 077
mkdir -p "$root"/{broker,admin,learner,feeder,reader}
[ ! -e "$root/broker/complete" ] || { echo "secrets are there: $root"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
random() { head -c 32 /dev/urandom | base64 | tr -d '/+=\n'; }
# the password is no argument, which others would see
STORE_PASSWORD=$(random)
export STORE_PASSWORD
keys() { keytool "$@" -storetype PKCS12 -storepass:env STORE_PASSWORD 2> "$work/said" || { cat "$work/said" >&2; exit 1; }; }

keys -genkeypair -keystore "$work/authority.p12" -alias authority -keyalg EC -dname CN=mmoe-streams-authority \
  -ext bc:critical=ca:true -ext ku:critical=keyCertSign -validity 825
keys -exportcert -rfc -keystore "$work/authority.p12" -alias authority -file "$work/authority.pem"
keys -genkeypair -keystore "$work/key.p12" -alias broker -keyalg EC -dname CN=broker -validity 825
keys -certreq -keystore "$work/key.p12" -alias broker -file "$work/broker.csr"
keys -gencert -rfc -keystore "$work/authority.p12" -alias authority -infile "$work/broker.csr" \
  -outfile "$work/broker.pem" -ext SAN=dns:kafka,dns:localhost,ip:127.0.0.1 -validity 825
keys -importcert -noprompt -keystore "$work/key.p12" -alias authority -file "$work/authority.pem"
keys -importcert -noprompt -keystore "$work/key.p12" -alias broker -file "$work/broker.pem"
keys -importcert -noprompt -keystore "$work/trust.p12" -alias authority -file "$work/authority.pem"

cp "$work/key.p12" "$root/broker/"
: > "$root/broker/users" # of an attempt that broke off
for user in broker admin learner feeder reader; do
  cp "$work/trust.p12" "$root/$user/"
  password=$(random)
  {
    echo "store.password=$STORE_PASSWORD"
    echo "password=$password"
    echo "jaas=$login required username=\"$user\" password=\"$password\";"
  } > "$root/$user/secrets.properties"
  # what the broker is told once, when its storage is formatted
  echo "SCRAM-SHA-512=[name=$user,password=$password]" >> "$root/broker/users"
done
{
  echo "security.protocol=SASL_SSL"
  echo "ssl.truststore.location=$root/admin/trust.p12"
  echo "ssl.truststore.type=PKCS12"
  echo "ssl.truststore.password=$STORE_PASSWORD"
  echo "sasl.mechanism=SCRAM-SHA-512"
  sed -n 's/^jaas=/sasl.jaas.config=/p' "$root/admin/secrets.properties"
} > "$root/admin/client.properties"
if [ "$(id -u)" -eq 0 ]; then
  chown -R "$cluster_user" "$root/broker" "$root/admin"
  chown -R "$learner_user" "$root/learner" "$root/feeder" "$root/reader"
fi
touch "$root/broker/complete"
echo "secrets made: $root"
