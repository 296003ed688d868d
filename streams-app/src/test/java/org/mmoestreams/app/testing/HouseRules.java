package org.mmoestreams.app.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** What the classes of the application and of the workbench have to keep alike. */
public final class HouseRules {

    /** Each package uses only floors below it. */
    @ArchTest
    public static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("org.mmoestreams.(*).(**)").should().beFreeOfCycles();

    /** A module's own package holds rooms, and no classes. */
    @ArchTest
    public static final ArchRule EVERY_CLASS_IS_IN_A_ROOM =
            classes().should().resideOutsideOfPackages("org.mmoestreams.app", "org.mmoestreams.workbench");

    /** No static mutable state. */
    @ArchTest
    public static final ArchRule STATIC_FIELDS_ARE_FINAL =
            fields().that().areStatic().should().beFinal();

    /** What is said goes through a logger, or a stream that was handed over. */
    @ArchTest
    public static final ArchRule NOBODY_WRITES_TO_THE_STANDARD_STREAMS =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /** SLF4J is the one logging there is. */
    @ArchTest
    public static final ArchRule NOBODY_USES_JAVAS_LOGGING = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private HouseRules() {}

    /** Nobody else may end the process. */
    public static ArchRule onlyTheseEndTheProcess(Class<?>... some) {
        return noClasses()
                .that(not(belongToAnyOf(some)))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class);
    }

    /** Nobody else may end the process at once, with nothing run on the way out. */
    public static ArchRule onlyTheseHalt(Class<?>... some) {
        return noClasses().that(not(belongToAnyOf(some))).should().callMethod(Runtime.class, "halt", int.class);
    }
}
