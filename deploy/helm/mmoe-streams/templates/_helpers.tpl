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

{{- /* the configuration file; refuses what looks like a secret */}}
{{- define "mmoe-streams.config" -}}
{{- $secret := `(?i)(password|secret|jaas|token|private|keystore\.key)[^:]*: *\S` }}
{{- range splitList "\n" (toYaml .Values.config) }}
{{- if and (regexMatch $secret .) (not (contains "${" .)) }}
{{- $key := trim (first (splitList ":" .)) }}
{{- fail (printf "config: %s has a value (expected: no secret here; use secretEnvironment, or a reference such as ${file:...})" $key) }}
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
- {name: MMOE_APPLICATION_ID, value: {{ .Values.applicationId | quote }}}
- {name: MMOE_TOPICS_FEATURES, value: {{ .Values.featuresTopic | quote }}}
- {name: MMOE_STATE_DIR, value: /var/lib/mmoe-streams}
- {name: MMOE_JAVA_OPTS, value: "-Xmx{{ .Values.heap }}"}
{{- range .Values.secretEnvironment }}
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
