/** Meters of the client of the Autoposting API. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer is one
module ai.autoposting.sdk.micrometer {
    requires transitive ai.autoposting.sdk;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;

    exports ai.autoposting.sdk.micrometer;
}
