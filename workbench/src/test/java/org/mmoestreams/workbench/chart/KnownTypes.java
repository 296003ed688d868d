package org.mmoestreams.workbench.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;

/** Reads objects as the types of Kubernetes, and of Prometheus' operator, and refuses fields that these have not. */
final class KnownTypes {

    private static final Map<String, Class<?>> TYPES = Map.of(
            "ConfigMap", ConfigMap.class,
            "Service", Service.class,
            "StatefulSet", StatefulSet.class,
            "Job", Job.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "ServiceMonitor", ServiceMonitor.class,
            "PrometheusRule", PrometheusRule.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated ignored) {
                    return false;
                }
            })
            .build();

    private KnownTypes() {}

    static boolean has(JsonNode object) {
        return TYPES.containsKey(object.path("kind").asText());
    }

    /** @throws IllegalArgumentException when it is not of its type */
    static Object read(JsonNode object) {
        return STRICT.convertValue(object, TYPES.get(object.path("kind").asText()));
    }
}
