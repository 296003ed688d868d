package org.mmoestreams.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.mmoestreams.app.cli.Main;
import org.mmoestreams.app.runtime.ParentWatch;

@AnalyzeClasses(packages = "org.mmoestreams.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.mmoestreams.app.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyClassIsInARoom = classes().should().resideOutsideOfPackage("org.mmoestreams.app");

    @ArchTest
    static final ArchRule theGroundUsesNothingOfTheApplication = noClasses()
            .that()
            .resideInAnyPackage("org.mmoestreams.app.topics..", "org.mmoestreams.app.observe..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.mmoestreams.app..")
                    .and(not(resideInAnyPackage("org.mmoestreams.app.topics..", "org.mmoestreams.app.observe.."))));

    @ArchTest
    static final ArchRule learnerAndMetricsMeetInTheTopologyAlone = noClasses()
            .that()
            .resideInAPackage("org.mmoestreams.app.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mmoestreams.app.learner..");

    @ArchTest
    static final ArchRule learnerKnowsNoMetrics = noClasses()
            .that()
            .resideInAPackage("org.mmoestreams.app.learner..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mmoestreams.app.metrics..");

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
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that(not(belongToAnyOf(Main.class)))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class);

    /** A process whose parent has gone ends at once. */
    @ArchTest
    static final ArchRule onlyOrphansHalt = noClasses()
            .that(not(belongToAnyOf(ParentWatch.class)))
            .should()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule nobodyWritesToTheStandardStreams =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobodyUsesJavasLogging = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
