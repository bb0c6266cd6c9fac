module consumer {
    requires ai.autoposting.sdk;
    requires jdk.httpserver;
}
