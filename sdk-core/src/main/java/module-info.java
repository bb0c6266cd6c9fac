/** The client of the Autoposting API. */
@SuppressWarnings("requires-automatic") // Okio is one
module ai.autoposting.sdk {
    requires transitive ai.autoposting.sdk.generated;
    requires transitive okhttp3;
    requires static transitive org.jspecify;
    requires okio;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;

    exports ai.autoposting.sdk;
    exports ai.autoposting.sdk.tokens;
    exports ai.autoposting.sdk.webhooks;
}
