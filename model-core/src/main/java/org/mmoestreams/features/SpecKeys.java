package org.mmoestreams.features;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that a feature spec and a label spec can have, found in the records that they are read as: names, places,
 * meanings.
 */
public final class SpecKeys {

    private static final Map<String, List<SpecKey>> KEYS = collect(SpecDocument.class);
    private static final Map<String, List<SpecKey>> LABEL_KEYS = collect(LabelSpec.class);

    private SpecKeys() {}

    /** All keys by the mapping they are in, in order: {@code ""} is the spec, {@code /nominal[]} an entry there. */
    public static Map<String, List<SpecKey>> all() {
        return KEYS;
    }

    /** All keys of a label spec by the mapping they are in, in the same way. */
    public static Map<String, List<SpecKey>> ofLabels() {
        return LABEL_KEYS;
    }

    /** The names of the keys of a mapping; null where it is none of the spec's. */
    static List<String> names(Map<String, List<SpecKey>> all, String place) {
        List<SpecKey> keys = all.get(place);
        return keys == null ? null : keys.stream().map(SpecKey::name).toList();
    }

    /**
     * A key.
     *
     * @param name as it is written
     * @param meaning in a sentence or two
     */
    public record SpecKey(String name, String meaning) {}

    private static Map<String, List<SpecKey>> collect(Class<?> document) {
        Map<String, List<SpecKey>> keys = new LinkedHashMap<>();
        collect("", document, keys);
        return Collections.unmodifiableMap(keys);
    }

    private static void collect(String place, Class<?> document, Map<String, List<SpecKey>> all) {
        List<SpecKey> keys = new ArrayList<>();
        all.put(place, Collections.unmodifiableList(keys));
        for (RecordComponent component : document.getRecordComponents()) {
            JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
            JsonPropertyDescription meaning = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
            if (meaning != null) {
                keys.add(new SpecKey(name.value(), meaning.value()));
                collectBelow(place + "/" + name.value(), component, all);
            }
        }
    }

    private static void collectBelow(String place, RecordComponent component, Map<String, List<SpecKey>> all) {
        boolean isList = component.getGenericType() instanceof ParameterizedType;
        Class<?> type = component.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
        Class<?> document = type == Task.class ? TaskDocument.class : type;
        if (document.isRecord() && document != LabelMatch.class) {
            collect(isList ? place + "[]" : place, document, all);
        }
    }
}
