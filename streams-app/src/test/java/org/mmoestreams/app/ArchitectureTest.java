package org.mmoestreams.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.mmoestreams.app.broker.BrokerMain;
import org.mmoestreams.app.broker.ParentWatch;
import org.mmoestreams.app.cli.BrokerCommand;
import org.mmoestreams.app.cli.Main;

/**
 * Floors, from the ground up: names of topics; config and broker; serde and commit; learner, metrics and replay; the topology and the running
 * application; demo; bench; cli. A floor uses what is below it.
 *
 * <p>Config is that low since its records (windows, metrics, events) are what the nodes of the topology are made from: they hold
 * data and checks and know nothing of who reads them.
 */
@AnalyzeClasses(packages = "org.mmoestreams.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CONFIG = "org.mmoestreams.app.config..";
    private static final String COMMIT = "org.mmoestreams.app.commit..";
    private static final String BROKER = "org.mmoestreams.app.broker..";
    private static final String SERDE = "org.mmoestreams.app.serde..";
    private static final String LEARNER = "org.mmoestreams.app.learner..";
    private static final String METRICS = "org.mmoestreams.app.metrics..";
    private static final String REPLAY = "org.mmoestreams.app.replay..";
    private static final String DEMO = "org.mmoestreams.app.demo..";
    private static final String BENCH = "org.mmoestreams.app.bench..";
    private static final String CLI = "org.mmoestreams.app.cli..";

    /** They live beside the topology, but are on the ground. */
    private static final DescribedPredicate<JavaClass> TOPIC_NAMES = belongToAnyOf(Topics.class, TopicSpec.class);

    private static final DescribedPredicate<JavaClass> TOPOLOGY =
            resideInAPackage("org.mmoestreams.app").and(not(TOPIC_NAMES)).as("the topology or the application");

    @ArchTest
    static final ArchRule topicNamesUseNothingOfOurs =
            noClasses().that(TOPIC_NAMES).should().dependOnClassesThat(above(CONFIG, BROKER, SERDE));

    @ArchTest
    static final ArchRule configUsesNoFloorAbove =
            noClasses().that().resideInAPackage(CONFIG).should().dependOnClassesThat(above(BROKER, SERDE, COMMIT));

    @ArchTest
    static final ArchRule commitUsesConfigAlone =
            noClasses().that().resideInAPackage(COMMIT).should().dependOnClassesThat(above(BROKER, SERDE));

    @ArchTest
    static final ArchRule brokerStandsAlone =
            noClasses().that().resideInAPackage(BROKER).should().dependOnClassesThat(above(CONFIG, SERDE));

    @ArchTest
    static final ArchRule serdeUsesNoFloorAbove =
            noClasses().that().resideInAPackage(SERDE).should().dependOnClassesThat(above(BROKER));

    @ArchTest
    static final ArchRule learnerKnowsNeitherMetricsNorReplay = noClasses()
            .that()
            .resideInAPackage(LEARNER)
            .should()
            .dependOnClassesThat(resideInAnyPackage(BROKER, METRICS, REPLAY, DEMO, BENCH, CLI)
                    .or(TOPOLOGY));

    @ArchTest
    static final ArchRule metricsKnowNeitherLearnerNorReplay = noClasses()
            .that()
            .resideInAPackage(METRICS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(BROKER, LEARNER, REPLAY, DEMO, BENCH, CLI)
                    .or(TOPOLOGY));

    @ArchTest
    static final ArchRule replayKnowsNeitherLearnerNorMetrics = noClasses()
            .that()
            .resideInAPackage(REPLAY)
            .should()
            .dependOnClassesThat(resideInAnyPackage(BROKER, LEARNER, METRICS, DEMO, BENCH, CLI)
                    .or(TOPOLOGY));

    @ArchTest
    static final ArchRule topologyUsesNeitherDemoNorCli = noClasses()
            .that(TOPOLOGY)
            .should()
            .dependOnClassesThat(resideInAnyPackage(BROKER, REPLAY, DEMO, BENCH, CLI));

    /** Main's name is the one thing that the demonstration knows of the command line: it starts learners as users do. */
    @ArchTest
    static final ArchRule demoStartsTheProgramAndUsesNoOtherCommand = noClasses()
            .that()
            .resideInAPackage(DEMO)
            .should()
            .dependOnClassesThat(resideInAPackage(CLI).and(not(belongToAnyOf(Main.class))));

    @ArchTest
    static final ArchRule demoKnowsNoBenchmark = noClasses()
            .that()
            .resideInAPackage(DEMO)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCH);

    @ArchTest
    static final ArchRule benchmarksUseNoCommand = noClasses()
            .that()
            .resideInAPackage(BENCH)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI);

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule staticFieldsHoldNothingOfARun = fields().that()
            .areStatic()
            .should()
            .notHaveRawType(
                    resideInAnyPackage("org.mmoestreams.model..", "org.mmoestreams.nn..", "java.util.concurrent.."))
            .andShould()
            .notHaveRawType("org.mmoestreams.OnlineLearner");

    @ArchTest
    static final ArchRule onlyMainsEndTheProcess = noClasses()
            .that(not(belongToAnyOf(Main.class, BrokerMain.class)))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class);

    /** A process whose parent has gone ends at once; a broker in the foreground that was told to stop ends well. */
    @ArchTest
    static final ArchRule onlyBrokersAndOrphansHalt = noClasses()
            .that(not(belongToAnyOf(BrokerMain.class, BrokerCommand.class, ParentWatch.class)))
            .should()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule nobodyWritesToTheStandardStreams =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobodyUsesJavasLogging = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    /** The floors from the nodes of the topology upwards, and these. */
    private static DescribedPredicate<JavaClass> above(String... more) {
        return resideInAnyPackage(LEARNER, METRICS, REPLAY, DEMO, BENCH, CLI)
                .or(TOPOLOGY)
                .or(resideInAnyPackage(more))
                .as("are on a floor above");
    }
}
