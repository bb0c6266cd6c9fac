module mockuser {
    requires ai.autoposting.sdk.testing;
}
