package org.mmoestreams.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.mmoestreams.app.cli.Main;
import org.mmoestreams.app.runtime.ParentWatch;
import org.mmoestreams.app.testing.HouseRules;

@AnalyzeClasses(packages = "org.mmoestreams.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule theGroundUsesNothingOfTheApplication = noClasses()
            .that()
            .resideInAnyPackage("org.mmoestreams.client.topics..", "org.mmoestreams.app.observe..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.mmoestreams.app..")
                    .and(not(resideInAnyPackage("org.mmoestreams.client.topics..", "org.mmoestreams.app.observe.."))));

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
    static final ArchRule staticFieldsHoldNothingOfARun = fields().that()
            .areStatic()
            .should()
            .notHaveRawType(
                    resideInAnyPackage("org.mmoestreams.model..", "org.mmoestreams.nn..", "java.util.concurrent.."))
            .andShould()
            .notHaveRawType("org.mmoestreams.OnlineLearner");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = HouseRules.onlyTheseEndTheProcess(Main.class);

    /** A process whose parent has gone ends at once. */
    @ArchTest
    static final ArchRule onlyOrphansHalt = HouseRules.onlyTheseHalt(ParentWatch.class);
}
