package org.mmoestreams;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.mmoestreams", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String FACADE = "org.mmoestreams";
    private static final String MODEL = "org.mmoestreams.model..";
    private static final String NN = "org.mmoestreams.nn..";

    @ArchTest
    static final ArchRule knowsNothingOfKafkaAndAvro = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "org.mmoestreams.schemas..");

    @ArchTest
    static final ArchRule groundFloorUsesNoFloorAbove = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.mmoestreams.features..",
                    "org.mmoestreams.optim..",
                    "org.mmoestreams.metrics..",
                    "org.mmoestreams.drift..",
                    "org.mmoestreams.experts..",
                    "org.mmoestreams.state..",
                    "org.mmoestreams.settings..",
                    "org.mmoestreams.checks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(NN, MODEL, FACADE);

    @ArchTest
    static final ArchRule layersUseNeitherModelNorFacade = noClasses()
            .that()
            .resideInAPackage(NN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MODEL, FACADE);

    @ArchTest
    static final ArchRule modelDoesNotUseTheFacade = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(FACADE);

    @ArchTest
    static final ArchRule onlyLayersTouchNd4j = noClasses()
            .that()
            .resideOutsideOfPackage(NN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.mmoestreams.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();
}
