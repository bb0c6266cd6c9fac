package ai.autoposting.sdk.it;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** All classes of ours that are shipped, read once. */
final class OurClasses {
    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("ai.autoposting.sdk");

    private OurClasses() {}
}
