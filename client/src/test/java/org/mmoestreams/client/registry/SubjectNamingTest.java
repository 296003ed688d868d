package org.mmoestreams.client.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmoestreams.client.testing.Visits;

class SubjectNamingTest {

    @Test
    void namesSubjectsAsAskedTo() {
        assertThat(SubjectNaming.TOPIC.subject("a", Visits.SCHEMA)).isEqualTo("a-value");
        assertThat(SubjectNaming.RECORD.subject("a", Visits.SCHEMA)).isEqualTo("shop.Visit");
        assertThat(SubjectNaming.TOPIC_RECORD.subject("a", Visits.SCHEMA)).isEqualTo("a-shop.Visit");
    }
}
