package org.mmoestreams.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSpecTest {

    @Test
    void readsTheFormWhoseRecordsNameTheirTask() {
        LabelSpec spec = LabelSpec.parse("id: event_id\ntime: event_time\ntask: task\nvalue: value\n");
        assertThat(spec).isEqualTo(LabelSpec.builtIn());
        assertThat(spec.namesItsTask()).isTrue();
    }

    @Test
    void readsTheFormWithAFieldForEachTask() {
        LabelSpec spec = LabelSpec.parse("""
                id: order.id
                time: {field: closed, unit: s}
                tasks:
                  buy: bought
                  click: clicked
                  click.again: clicked
                """);
        assertThat(spec.namesItsTask()).isFalse();
        assertThat(spec.time()).isEqualTo(new EventTime("closed", EventTime.Unit.S));
        assertThat(spec.tasks())
                .containsExactly(entry("buy", "bought"), entry("click", "clicked"), entry("click.again", "clicked"));
    }

    @Test
    void needsNoTime() {
        assertThat(LabelSpec.parse("{id: id, task: task, value: value}").time()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: id}|task, value, tasks: none (expected: task and value, or tasks)",
                "{id: id, tasks: {}}|task, value, tasks: none (expected: task and value, or tasks)",
                "{id: id, task: task}|value: null (expected: a value that is not blank)",
                "{id: id, value: value}|task: null (expected: a value that is not blank)",
                "{tasks: {buy: bought}}|id: null (expected: a value that is not blank)",
                "{id: id, tasks: {buy: ' '}}|tasks.buy:   (expected: a value that is not blank)",
                "{id: id, value: value, tasks: {buy: bought}}|tasks: {buy=bought} (expected: task and value, or tasks,"
                        + " not both)",
                "{id: id, time: id, tasks: {buy: bought}}|time: id (expected: one role for the field, but it is also"
                        + " id)",
                "{id: id, task: task, value: task}|value: task (expected: one role for the field, but it is also task)",
                "{id: id, time: at, tasks: {buy: at}}|tasks.buy: at (expected: one role for the field, but it is also"
                        + " time)",
                "{id: id, taks: {buy: bought}}|taks: unknown key (expected: one of id, time, task, value, tasks), line"
                        + " 1",
                "{id: id, time: {field: at, units: s}, tasks: {buy: bought}}|time.units: unknown key (expected: one of"
                        + " field, unit), line 1",
                "{id: id, time: {field: at, unit: h}, tasks: {buy: bought}}|time.unit: h (expected: d or s or ms or us"
                        + " or ns), line 1",
                "{id: id, tasks: {buy: {field: bought}}}|tasks.buy: another kind of value (expected: a text), line 1",
                "{id: id, tasks: [buy]}|tasks: another kind of value (expected: a mapping), line 1",
                "{id: id, tasks: {buy: bought, buy: b}}|Duplicate field 'buy' (expected: each key once), line 1",
                "[id]|another document, or no mapping (expected: one YAML document, a mapping with id, and with task"
                        + " and value, or with tasks), line 1",
                "''|empty (expected: a mapping with id, and with task and value, or with tasks)"
            })
    void saysWhatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> LabelSpec.parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoCause();
    }
}
