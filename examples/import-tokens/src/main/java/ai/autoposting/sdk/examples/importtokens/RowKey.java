package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.model.Platform;

/** Which account a row is about: all that the journal knows a row by. */
record RowKey(String brand, Platform platform, String platformUserId) {
    @Override
    public String toString() {
        return brand + " " + platform + " " + platformUserId;
    }
}
