package io.oisstreams.operations.core.attestation;

import com.samskivert.mustache.Mustache;
import java.util.Set;

/** Walks a template and refuses what no report gives to it, also where no trial comes. */
final class NameCheck implements Mustache.Visitor {
    private static final Set<String> OF_EVERY_LIST = Set.of(".", "this", "-first", "-last", "-index");

    private final Set<String> names;

    NameCheck(Set<String> names) {
        this.names = names;
    }

    /** The compiler takes a tag that is not closed for text. */
    @Override
    public void visitText(String text) {
        int open = text.indexOf("{{");
        if (open >= 0) {
            throw new IllegalArgumentException("a tag is not closed: "
                    + text.substring(open).lines().findFirst().orElseThrow());
        }
    }

    @Override
    public void visitVariable(String name) {
        check(name);
    }

    @Override
    public boolean visitSection(String name) {
        return check(name);
    }

    @Override
    public boolean visitInvertedSection(String name) {
        return check(name);
    }

    @Override
    public boolean visitInclude(String name) {
        throw new IllegalArgumentException("{{>" + name + "}}: a template can't include another");
    }

    @Override
    public boolean visitParent(String name) {
        throw new IllegalArgumentException("{{<" + name + "}}: a template can't extend another");
    }

    private boolean check(String name) {
        if (!names.contains(name) && !OF_EVERY_LIST.contains(name)) {
            throw new IllegalArgumentException("unknown name " + name);
        }
        return true;
    }
}
