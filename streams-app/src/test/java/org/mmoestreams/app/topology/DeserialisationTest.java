package org.mmoestreams.app.topology;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInput;
import java.io.ObjectInputFilter;
import java.io.ObjectStreamClass;

@AnalyzeClasses(packages = "org.mmoestreams", importOptions = ImportOption.DoNotIncludeTests.class)
class DeserialisationTest {

    /**
     * Bytes from a topic are data: what they say never chooses a class to be made. Classes made by Avro can do so, but
     * are not asked to.
     */
    @ArchTest
    static final ArchRule deserialisesNoJavaObjects = noClasses()
            .that()
            .resideOutsideOfPackage("org.mmoestreams.schemas")
            .should()
            .dependOnClassesThat(describe(
                    "read Java's serialised objects",
                    type -> type.isAssignableTo(ObjectInput.class)
                            || type.isEquivalentTo(ObjectInputFilter.class)
                            || type.isEquivalentTo(ObjectStreamClass.class)
                            || isOtherObjectReader(type)));

    private static boolean isOtherObjectReader(JavaClass type) {
        return type.getFullName().equals("org.apache.commons.lang3.SerializationUtils")
                || type.getPackageName().startsWith("java.beans")
                || type.getPackageName().startsWith("org.apache.avro.reflect");
    }
}
