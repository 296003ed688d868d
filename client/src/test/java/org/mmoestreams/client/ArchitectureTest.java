package org.mmoestreams.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.mmoestreams.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.mmoestreams.client.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyClassIsInARoom = classes().should().resideOutsideOfPackage("org.mmoestreams.client");

    @ArchTest
    static final ArchRule needsNoKafkaStreams =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();
}
