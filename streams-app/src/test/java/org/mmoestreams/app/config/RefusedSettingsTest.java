package org.mmoestreams.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmoestreams.optim.Adagrad;
import org.mmoestreams.optim.OptimizerPlan;

/** Settings that are refused, and what is said of them. */
class RefusedSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            window.rows=-1                 | window.rows: -1 (expected: 1 to 65536), from --set
            window.rows=65537              | window.rows: 65537 (expected: 1 to 65536), from --set
            window.rows=many               | window.rows: many (expected: 1 to 65536), from --set
            window.linger=20               | window.linger: 20 \
            (expected: an ISO-8601 duration, PT0S to PT1H), from --set
            window.linger=-PT1S            | window.linger: -PT1S \
            (expected: an ISO-8601 duration, PT0S to PT1H), from --set
            model.wide=yes                 | model.wide: yes (expected: true, false), from --set
            model.seed=1.5                 | model.seed: 1.5 (expected: an integer of 64 bits), from --set
            optimizer.kind=lamb            | optimizer.kind: lamb \
            (expected: adagrad, adam, adamw, ftrl, rmsprop, sgd), from --set
            optimizer.learning-rate=0      | optimizer.learning-rate: 0 \
            (expected: a number > 0, in the range of a float), from --set
            optimizer.learning-rate=NaN    | optimizer.learning-rate: NaN \
            (expected: a number > 0, in the range of a float), from --set
            optimizer.epsilon=Infinity     | optimizer.epsilon: Infinity \
            (expected: a number > 0, in the range of a float), from --set
            optimizer.beta1=0.8            | optimizer.beta1: 0.8 \
            (expected: not set with optimizer.kind adagrad; it is a setting of adam, adamw), from --set
            optimizer.nesterov=true        | optimizer.nesterov: true \
            (expected: not set with optimizer.kind adagrad; it is a setting of sgd), from --set
            optimizer.wide.l1=1            | optimizer.wide.l1: 1 \
            (expected: not set with optimizer.wide.kind same; it is a setting of ftrl), from --set
            optimizer.schedule.kind=slow   | optimizer.schedule.kind: slow \
            (expected: constant, inverse-time, exponential, step, cosine, linear), from --set
            optimizer.schedule.left=0.5    | optimizer.schedule.left: 0.5 (expected: not set with \
            optimizer.schedule.kind constant; it is a setting of inverse-time, exponential, step, cosine, linear), \
            from --set
            optimizer.beta1=1              | optimizer.beta1: 1 (expected: a number >= 0 and < 1), from --set
            topics.metrics=census.features | topics.metrics: census.features \
            (expected: a topic of its own; topics.features has this one)
            application-id=a b             | application-id: a b \
            (expected: 1 to 249 of a-z A-Z 0-9 . _ -, not '.' or '..'), from --set
            kafka.application.id=x         | kafka.application.id: x (expected: application-id instead), from --set
            kafka.state.dir=x              | kafka.state.dir: x (expected: state.dir instead), from --set
            kafka.bootstrap.servers=x      | kafka.bootstrap.servers: x (expected: --bootstrap instead), from --set
            kafka.processing.guarantee=at_least_once | kafka.processing.guarantee: at_least_once \
            (expected: exactly_once_v2, which the learner's state rests on), from --set
            window.row=1                   | window.row: unknown key, from --set \
            (expected: a key that `mmoe-streams config` lists, the nearest is window.rows; or kafka.* for a setting \
            of Kafka's)
            kafka.=1                       | kafka.: unknown key, from --set \
            (expected: a key that `mmoe-streams config` lists, the nearest is drift.rate; or kafka.* for a setting of \
            Kafka's)
            registry.url=localhost:8081    | registry.url: localhost:8081 (expected: an address that begins with \
            http:// or https://, without user, query and fragment, or empty), from --set
            registry.url=http://u:p@h      | registry.url: http://********@h (expected: an address that begins with \
            http:// or https://, without user, query and fragment, or empty), from --set
            registry.token=t               | registry.token: ******** (expected: none without registry.url)
            registry.truststore-password=q | registry.truststore-password: ******** (expected: none without \
            registry.truststore)
            registry.user=u                | registry.user: u \
            (expected: a user and a password, registry.password, or neither)
            registry.subject-naming=mine   | registry.subject-naming: mine (expected: topic, record, topic-record), \
            from --set
            window.rows                    | --set: window.rows (expected: key=value)
            =1                             | --set: =1 (expected: key=value)
            """)
    void explainsWhatIsWrong(String assignment, String message) {
        assertThatThrownBy(() -> Settings.of(assignment))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void takesSettingsOfTheChosenRuleOnly() {
        assertThat(Settings.of("optimizer.initial-accumulator=0.2", "optimizer.beta1=0.9")
                        .learner()
                        .optimizers())
                .isEqualTo(OptimizerPlan.all(new Adagrad(0.05, 0.2, 1e-8)));
        assertThatThrownBy(() -> Settings.of("optimizer.kind=sgd", "optimizer.epsilon=1e-9"))
                .hasMessage("optimizer.epsilon: 1e-9 (expected: not set with optimizer.kind sgd; it is a setting of"
                        + " adagrad, adam, adamw, rmsprop), from --set");
    }

    @Test
    void namesTheKeyOfSettingsThatDoNotGoTogether() {
        assertThatThrownBy(() -> Settings.of("optimizer.wide.kind=sgd", "optimizer.wide.nesterov=true"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("optimizer.wide.nesterov: true (expected: false where momentum is 0; set both)");
    }
}
