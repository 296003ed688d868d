package org.mmoestreams.workbench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.mmoestreams.app.testing.HouseRules;
import org.mmoestreams.schemas.CensusEvent;
import org.mmoestreams.workbench.bench.kernel.KernelShape;
import org.mmoestreams.workbench.broker.BrokerMain;
import org.mmoestreams.workbench.cli.BrokerCommand;
import org.mmoestreams.workbench.data.DataSet;

@AnalyzeClasses(packages = "org.mmoestreams.workbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule onlyABrokersMainEndsTheProcess = HouseRules.onlyTheseEndTheProcess(BrokerMain.class);

    /** The benchmark of the kernel has a shape that is the census's. */
    @ArchTest
    static final ArchRule toolsKnowNoDataSetButByItsName = noClasses()
            .that()
            .resideOutsideOfPackage("org.mmoestreams.workbench.data")
            .and(not(assignableTo(KernelShape.class)))
            .should()
            .dependOnClassesThat(implement(DataSet.class));

    @ArchTest
    static final ArchRule nobodyKnowsTheClassOfAnEvent =
            noClasses().should().dependOnClassesThat(belongToAnyOf(CensusEvent.class));

    /** A broker in the foreground that was told to stop ends well. */
    @ArchTest
    static final ArchRule onlyBrokersHalt = HouseRules.onlyTheseHalt(BrokerMain.class, BrokerCommand.class);
}
