package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.testing.spec.Spec;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a fault happens and which, in words: {@code 5%:drop-before-answer,takes-effect} by chance, {@code 3x:503} for the next
 * three requests, {@code every:…} for all; {@code 5%@POST:…} and {@code 3x@storePlatformToken:…} for some of them only. Without
 * a when it is for the next request.
 */
final class SpokenRule {
    static final String GRAMMAR = "[<n>%|<n>x|every][@<method or operation>]:<fault>[,<change>]...";
    private static final Pattern FORM = Pattern.compile(
            "(?:(?:([0-9]{1,3}(?:\\.[0-9]{1,6})?)%|([0-9]{1,6})x|(every))?(?:@([A-Za-z0-9_.-]+))?:)?(.*)",
            Pattern.DOTALL);

    private final String text;
    private final Matcher form;
    private final Predicate<MockRequest> when;
    private final Fault fault;

    private SpokenRule(String text, Matcher form, Predicate<MockRequest> when, Fault fault) {
        this.text = text;
        this.form = form;
        this.when = when;
        this.fault = fault;
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static SpokenRule parse(String text, Spec spec) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a fault must be written " + GRAMMAR + ": " + text);
        }
        SpokenRule rule =
                new SpokenRule(text, form, when(form.group(4), spec), SpokenFault.parse(String.valueOf(form.group(5))));
        rule.addTo(new FaultPlan(), 0); // finds what is out of range
        return rule;
    }

    private static Predicate<MockRequest> when(String name, Spec spec) {
        if (name == null) {
            return request -> true;
        }
        if (name.matches("[A-Z]+")) {
            return request -> request.method().equals(name);
        }
        List<String> known =
                spec.operations().stream().map(operation -> operation.id()).toList();
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "after @ there must be a method in capitals or the name of an operation: " + name);
        }
        return request -> request.operationId().filter(name::equals).isPresent();
    }

    /** @param seed of its chance */
    void addTo(FaultPlan plan, long seed) {
        if (form.group(1) != null) {
            double probability = new BigDecimal(form.group(1)).movePointLeft(2).doubleValue();
            if (probability > 1) {
                throw new IllegalArgumentException("a chance must be 0% to 100%: " + text);
            }
            plan.randomly(when, probability, seed, List.of(fault));
        } else if (form.group(3) != null) {
            plan.always(when, fault);
        } else {
            int times = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
            if (times < 1) {
                throw new IllegalArgumentException("a count must be 1x or more: " + text);
            }
            plan.next(when, Collections.nCopies(times, fault));
        }
    }

    /** As it was given. */
    @Override
    public String toString() {
        return text;
    }
}
