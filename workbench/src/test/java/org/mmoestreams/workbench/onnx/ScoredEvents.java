package org.mmoestreams.workbench.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmoestreams.OnlineLearner;
import org.mmoestreams.features.EncodingTables;
import org.mmoestreams.features.FeatureSpec;
import org.mmoestreams.features.FieldValues;
import org.mmoestreams.features.MultiValuedField;
import org.mmoestreams.features.RowBatch;

/** Events as a learner scores them, and as inputs of its graph. */
final class ScoredEvents {

    private final OnlineLearner learner;
    private final FeatureSpec spec;
    private final EncodingTables tables;
    private final RowBatch one;
    private final List<List<String>> texts = new ArrayList<>();
    private final List<double[]> numbers = new ArrayList<>();
    private final List<List<List<String>>> items = new ArrayList<>();
    private final List<double[]> scores = new ArrayList<>();

    ScoredEvents(OnlineLearner learner) {
        this.learner = learner;
        spec = learner.spec();
        tables = learner.parts().encoder().tables();
        one = RowBatch.of(spec, 1);
    }

    /**
     * Has the learner score an event.
     *
     * @param raw its numbers as they come, before some of them are taken for missing
     */
    void add(FieldValues values, double[] raw) {
        learner.encodeFrozen(values, one, 0);
        learner.predict(one, 0, 1);
        double[] ofTasks = new double[spec.tasks().size()];
        for (int task = 0; task < ofTasks.length; task++) {
            ofTasks[task] = one.prediction(0, task);
        }
        scores.add(ofTasks);
        numbers.add(raw.clone());
        List<String> names = new ArrayList<>();
        for (int field = 0; field < spec.nominal().size(); field++) {
            String missing = TextMarks.ofNominal(tables.nominal().get(field)).missing();
            names.add(values.nominal(field).orElse(missing));
        }
        texts.add(names);
        List<List<String>> lists = new ArrayList<>();
        for (int field = 0; field < tables.multiValued().size(); field++) {
            String missing = TextMarks.ofItems(tables.multiValued().get(field)).missing();
            lists.add(values.items(field).orElse(List.of(missing)));
        }
        items.add(lists);
    }

    /** Whether no text of an event is one that stands for what is no text in the graph. */
    boolean canSay(FieldValues values) {
        for (int field = 0; field < spec.nominal().size(); field++) {
            TextMarks marks = TextMarks.ofNominal(tables.nominal().get(field));
            if (values.nominal(field).filter(marks.missing()::equals).isPresent()) {
                return false;
            }
        }
        for (int field = 0; field < tables.multiValued().size(); field++) {
            TextMarks marks = TextMarks.ofItems(tables.multiValued().get(field));
            List<String> own = values.items(field).orElse(List.of());
            if (own.contains(marks.missing()) || own.contains(marks.padding())) {
                return false;
            }
        }
        return true;
    }

    /** The numbers of an event. */
    double[] numbers(FieldValues values) {
        double[] raw = new double[spec.continuous().size()];
        for (int field = 0; field < raw.length; field++) {
            raw[field] = values.continuous(field);
        }
        return raw;
    }

    int size() {
        return scores.size();
    }

    double score(int event, int task) {
        return scores.get(event)[task];
    }

    /** Arrays by the names of inputs. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new HashMap<>();
        for (int field = 0; field < spec.nominal().size(); field++) {
            int place = field;
            inputs.put(
                    spec.nominal().get(field).field(),
                    texts.stream().map(names -> names.get(place)).toArray(String[]::new));
        }
        for (int field = 0; field < spec.continuous().size(); field++) {
            int place = field;
            inputs.put(
                    spec.continuous().get(field).field(),
                    numbers.stream().mapToDouble(raw -> raw[place]).toArray());
        }
        for (int field = 0; field < tables.multiValued().size(); field++) {
            inputs.put(spec.features().multiValued().get(field).field(), padded(field));
        }
        return inputs;
    }

    private String[][] padded(int place) {
        MultiValuedField field = spec.features().multiValued().get(place);
        String padding = TextMarks.ofItems(tables.multiValued().get(place)).padding();
        String[][] padded = new String[items.size()][field.maxValues() + 1];
        for (int event = 0; event < padded.length; event++) {
            List<String> own = items.get(event).get(place);
            for (int item = 0; item < padded[event].length; item++) {
                padded[event][item] = item < own.size() ? own.get(item) : padding;
            }
        }
        return padded;
    }
}
