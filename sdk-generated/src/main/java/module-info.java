/** Models and API classes generated from the Autoposting specification, and the contract between them and the engine. */
@SuppressWarnings("module") // the qualified exports name modules that are compiled after this one
module ai.autoposting.sdk.generated {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.annotation;

    exports ai.autoposting.sdk.api;
    exports ai.autoposting.sdk.model;
    exports ai.autoposting.sdk.call;
    exports ai.autoposting.sdk.error;
    exports ai.autoposting.sdk.json to
            ai.autoposting.sdk;
    exports ai.autoposting.sdk.runtime to
            ai.autoposting.sdk,
            ai.autoposting.sdk.testing;

    opens ai.autoposting.sdk.model;
}
