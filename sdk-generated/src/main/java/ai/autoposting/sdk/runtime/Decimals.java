package ai.autoposting.sdk.runtime;

import java.math.BigDecimal;

/** Decimal numbers whose exponent is so large that their digits would fill gigabytes. */
public final class Decimals {
    public static final int MAX_EXPONENT = 1_000;

    private Decimals() {}

    /** Without exponent where that is not longer out of all proportion. */
    public static String text(BigDecimal number) {
        return isSmall(number.scale()) ? number.toPlainString() : number.toString();
    }

    public static boolean isSmall(int exponent) {
        return exponent >= -MAX_EXPONENT && exponent <= MAX_EXPONENT;
    }
}
