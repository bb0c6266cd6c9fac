/** A stateful, strict mock of the Autoposting API for tests. */
module ai.autoposting.sdk.testing {
    requires transitive ai.autoposting.sdk;
    requires static transitive org.jspecify;
    requires static org.junit.jupiter.api; // not transitive, or every user would need it to compile
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires java.net.http;

    exports ai.autoposting.sdk.testing;
}
