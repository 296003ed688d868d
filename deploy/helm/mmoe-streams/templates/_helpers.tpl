{{- define "mmoe-streams.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 52 | trimSuffix "-" }}
{{- end }}

{{- /* short enough for what is put behind it */}}
{{- define "mmoe-streams.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else if contains (include "mmoe-streams.name" .) .Release.Name }}
{{- .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "mmoe-streams.name" .) | trunc 52 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "mmoe-streams.selector" -}}
app.kubernetes.io/name: {{ include "mmoe-streams.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "mmoe-streams.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ include "mmoe-streams.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "mmoe-streams.bootstrap" -}}
{{- required "bootstrap: empty (expected: the brokers, as HOST:PORT separated by commas)" .Values.bootstrap }}
{{- end }}

{{- define "mmoe-streams.token" -}}
{{- $expected := "the name of a Secret with the token that requests must show; see docs/kubernetes.md" -}}
name: {{ required (printf "http.tokenSecret.name: empty (expected: %s)" $expected) .Values.http.tokenSecret.name }}
key: {{ .Values.http.tokenSecret.key }}
{{- end }}

{{- define "mmoe-streams.applicationId" -}}
{{- $expected := "the group and the beginning of the internal topics' names, which no other learner of the brokers has" -}}
{{- required (printf "applicationId: empty (expected: %s)" $expected) .Values.applicationId }}
{{- end }}

{{- /* the keys of a map or list within the configuration, with dots, and their values, each as [key, value] in JSON on a
line of its own */}}
{{- define "mmoe-streams.leaves" -}}
{{- $path := .path }}
{{- if kindIs "map" .value }}
{{- range $key, $value := .value }}
{{- include "mmoe-streams.leaves" (dict "path" (ternary $key (printf "%s.%s" $path $key) (empty $path)) "value" $value) }}
{{- end }}
{{- else if kindIs "slice" .value }}
{{- range .value }}
{{- include "mmoe-streams.leaves" (dict "path" $path "value" .) }}
{{- end }}
{{- else if not (kindIs "invalid" .value) }}
{{- list $path (toString .value) | toJson }}{{ "\n" }}
{{- end }}
{{- end }}

{{- /* refuses a key of which the learner itself would not show the value */}}
{{- define "mmoe-streams.noSecret" -}}
{{- $secret := `(?i)password|secret|jaas|token|keystore\.key|private|user\.info` }}
{{- $reference := `^\$\{((file|directory):[^}]*:|env:)[^}:]*\}$` }}
{{- $expected := "no secret here; use secretEnvironment, or nothing but a reference such as ${file:...}" }}
{{- if and .value (regexMatch $secret .key) (not (regexMatch $reference .value)) }}
{{- fail (printf "%s: %s has a value (expected: %s)" .where .name $expected) }}
{{- end }}
{{- if regexMatch `://[^/?#\s]*@` .value }}
{{- fail (printf "%s: %s names a user in an address (expected: %s)" .where .name $expected) }}
{{- end }}
{{- end }}

{{- /* refuses a variable that the chart sets, such as the group that clean-up would delete */}}
{{- define "mmoe-streams.notTheCharts" -}}
{{- $learner := "APPLICATION_ID|TOPICS_FEATURES|STATE_DIR|JAVA_OPTS|HTTP_HOST|HTTP_PORT|HTTP_TOKEN" }}
{{- $kafka := "KAFKA_GROUP_INSTANCE_ID|KAFKA_SESSION_TIMEOUT_MS" }}
{{- if regexMatch (printf "^(MMOE_(%s|%s)|POD_NAME|POD_NAMESPACE)$" $learner $kafka) .name }}
{{- fail (printf "%s: %s (expected: a variable that the chart does not set by a value of its own)" .where .name) }}
{{- end }}
{{- end }}

{{- /* the configuration file; refuses what looks like a secret to the learner, and a key that would change how it is
asked for health */}}
{{- define "mmoe-streams.config" -}}
{{- range splitList "\n" (include "mmoe-streams.leaves" (dict "path" "" "value" .Values.config) | trim) }}
{{- if . }}
{{- $leaf := fromJsonArray . }}
{{- $key := first $leaf }}
{{- $value := last $leaf }}
{{- include "mmoe-streams.noSecret" (dict "where" "config" "name" $key "key" $key "value" $value) }}
{{- if and $value (eq $key "http.keystore") (ne $.Values.http.scheme "HTTPS") }}
{{- fail (printf "http.scheme: %s (expected: HTTPS, as config has http.keystore)" $.Values.http.scheme) }}
{{- end }}
{{- end }}
{{- end }}
{{- toYaml .Values.config }}
{{- end }}

{{- define "mmoe-streams.files" -}}
learner.yaml: |
  {{- include "mmoe-streams.config" . | nindent 2 }}
{{- range $name, $content := .Values.files }}
{{ $name | quote }}: |
  {{- $content | nindent 2 }}
{{- end }}
{{- end }}

{{- define "mmoe-streams.image" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- end }}

{{- define "mmoe-streams.podSecurity" -}}
automountServiceAccountToken: false
# else variables of services whose names begin with mmoe would be taken for keys
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "mmoe-streams.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- /* of the learner and of the job that cleans up */}}
{{- define "mmoe-streams.environment" -}}
- {name: MMOE_APPLICATION_ID, value: {{ include "mmoe-streams.applicationId" . | quote }}}
- {name: MMOE_TOPICS_FEATURES, value: {{ .Values.featuresTopic | quote }}}
- {name: MMOE_STATE_DIR, value: /var/lib/mmoe-streams/state}
- {name: MMOE_JAVA_OPTS, value: "-Xmx{{ .Values.heap }}"}
{{- range $name, $value := .Values.environment }}
{{- include "mmoe-streams.notTheCharts" (dict "where" "environment" "name" $name) }}
{{- $key := replace "_" "." $name }}
{{- include "mmoe-streams.noSecret" (dict "where" "environment" "name" $name "key" $key "value" $value) }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- range .Values.secretEnvironment }}
{{- include "mmoe-streams.notTheCharts" (dict "where" "secretEnvironment" "name" .name) }}
- name: {{ .name }}
  valueFrom:
    secretKeyRef: {name: {{ .secret }}, key: {{ .key }}}
{{- end }}
{{- end }}

{{- define "mmoe-streams.mounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: config, mountPath: /etc/mmoe-streams, readOnly: true}
- {name: state, mountPath: /var/lib/mmoe-streams}
{{- range $index, $folder := .Values.secretFolders }}
- {name: secret-{{ $index }}, mountPath: {{ $folder.path }}, readOnly: true}
{{- end }}
{{- end }}

{{- /* libraries are loaded from /tmp */}}
{{- define "mmoe-streams.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- range $index, $folder := .Values.secretFolders }}
- name: secret-{{ $index }}
  secret: {secretName: {{ $folder.secret }}}
{{- end }}
{{- end }}
