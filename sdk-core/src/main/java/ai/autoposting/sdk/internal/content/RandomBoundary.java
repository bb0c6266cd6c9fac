package ai.autoposting.sdk.internal.content;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** A boundary that nobody can guess, so that none who knows the content can end a part in it. */
public final class RandomBoundary implements Supplier<String> {
    private static final int BITS = 160;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        return "autoposting-" + new BigInteger(BITS, random).toString(Character.MAX_RADIX);
    }
}
