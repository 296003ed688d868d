package org.mmoestreams.workbench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.mmoestreams.workbench.broker.BrokerMain;
import org.mmoestreams.workbench.cli.BrokerCommand;

@AnalyzeClasses(packages = "org.mmoestreams.workbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.mmoestreams.workbench.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyClassIsInARoom = classes().should().resideOutsideOfPackage("org.mmoestreams.workbench");

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule onlyABrokersMainEndsTheProcess = noClasses()
            .that(not(belongToAnyOf(BrokerMain.class)))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class);

    /** A broker in the foreground that was told to stop ends well. */
    @ArchTest
    static final ArchRule onlyBrokersHalt = noClasses()
            .that(not(belongToAnyOf(BrokerMain.class, BrokerCommand.class)))
            .should()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule nobodyWritesToTheStandardStreams =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobodyUsesJavasLogging = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
