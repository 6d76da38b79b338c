package io.oisstreams.integrity.verify;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Every way to change one field, or one element of an array, anywhere in a JSON object. */
public final class FieldChanges {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode original;
    private final Random random;
    private final List<Changed> changes = new ArrayList<>();

    private FieldChanges(ObjectNode original, Random random) {
        this.original = original;
        this.random = random;
    }

    /** The object after one change. */
    public record Changed(String what, ObjectNode json) {}

    /**
     * All of them, but for those after which the object is equal to what it was: a swap of equal elements is none.
     *
     * @param random says which character of a text changes
     */
    public static List<Changed> of(ObjectNode original, Random random) {
        FieldChanges changes = new FieldChanges(original, random);
        changes.visit(JsonPointer.empty(), original);
        return changes.changes;
    }

    private void visit(JsonPointer path, JsonNode node) {
        if (node.isObject()) {
            add(path, "one more field", target -> ((ObjectNode) target).put("added", 1));
            node.fieldNames().forEachRemaining(name -> {
                JsonPointer field = path.appendProperty(name);
                add(path, name + " removed", target -> ((ObjectNode) target).remove(name));
                for (JsonNode other : others(node.get(name))) {
                    add(path, name + " is " + shortened(other), target -> ((ObjectNode) target).set(name, other));
                }
                visit(field, node.get(name));
            });
        } else if (node.isArray()) {
            add(path, "one more element", target -> ((ArrayNode) target).add(1));
            for (int i = 0; i < node.size(); i++) {
                visitElement(path, node, i);
            }
        }
    }

    private void visitElement(JsonPointer path, JsonNode array, int i) {
        JsonNode element = array.get(i);
        add(path, "element " + i + " dropped", target -> ((ArrayNode) target).remove(i));
        add(path, "element " + i + " repeated", target -> ((ArrayNode) target).insert(i, element.deepCopy()));
        if (i + 1 < array.size()) {
            add(path, "elements " + i + " and the next swapped", target -> ((ArrayNode) target)
                    .insert(i, ((ArrayNode) target).remove(i + 1)));
        }
        for (JsonNode other : others(element)) {
            add(path, "element " + i + " is " + shortened(other), target -> ((ArrayNode) target).set(i, other));
        }
        visit(path.appendIndex(i), element);
    }

    private interface Edit {
        void apply(JsonNode target);
    }

    private void add(JsonPointer path, String what, Edit edit) {
        ObjectNode copy = original.deepCopy();
        edit.apply(copy.at(path));
        if (!copy.equals(original)) {
            changes.add(new Changed(path + ": " + what, copy));
        }
    }

    /** Other values that might stand in its place. */
    private List<JsonNode> others(JsonNode value) {
        List<JsonNode> others = new ArrayList<>();
        if (value.isNull()) {
            others.add(NODES.textNode("x"));
            others.add(NODES.numberNode(0));
            return others;
        }
        others.add(NODES.nullNode());
        if (value.isIntegralNumber()) {
            others.add(NODES.numberNode(value.longValue() + 1));
            others.add(NODES.textNode(value.asText()));
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            others.add(NODES.numberNode(number.add(number.ulp())));
            others.add(NODES.numberNode(number.add(new BigDecimal("1e-20"))));
        } else if (value.isBoolean()) {
            others.add(NODES.booleanNode(!value.booleanValue()));
        } else if (value.isTextual()) {
            others.add(NODES.textNode(oneCharacterChanged(value.textValue())));
            others.add(NODES.textNode(value.textValue() + " "));
        } else {
            others.add(NODES.objectNode());
            others.add(NODES.arrayNode());
        }
        return others;
    }

    private String oneCharacterChanged(String text) {
        if (text.isEmpty()) {
            return "x";
        }
        char[] characters = text.toCharArray();
        int at = random.nextInt(characters.length);
        characters[at] = characters[at] == 'a'
                ? 'b'
                : characters[at] == '1' ? '2' : Character.isDigit(characters[at]) ? '1' : 'a';
        return new String(characters);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
