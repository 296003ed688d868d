package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__value_schema_id",
                "apicurio.value.contentId",
                "apicurio.value.globalId",
                "apicurio.value.encoding"
            })
    void areAboutTheValueOfTheirRecord(String name) {
        assertThat(SchemaHeaders.areAboutValue(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"__key_schema_id", "apicurio.key.contentId", "traceparent", "__VALUE_SCHEMA_ID", ""})
    void areNotAboutTheValueUnderOtherNames(String name) {
        assertThat(SchemaHeaders.areAboutValue(name)).isFalse();
    }
}
