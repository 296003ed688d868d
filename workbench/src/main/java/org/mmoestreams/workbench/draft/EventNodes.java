package org.mmoestreams.workbench.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** Shows events as rows of JSON are: entries of maps as names, decimals as numbers. */
final class EventNodes {

    private EventNodes() {}

    /** An event as an object. */
    static ObjectNode of(GenericRecord event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        event.getSchema()
                .getFields()
                .forEach(field -> node.set(field.name(), of(field.schema(), event.get(field.pos()))));
        return node;
    }

    private static JsonNode of(Schema type, Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof GenericRecord record) {
            return of(record);
        }
        if (value instanceof Collection<?> items) {
            return items(type, items);
        }
        if (value instanceof Map<?, ?> entries) {
            return entries(entries);
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return decimal(type, copy);
        }
        return value instanceof GenericFixed fixed ? decimal(type, fixed.bytes()) : TextNode.valueOf(value.toString());
    }

    private static ArrayNode items(Schema type, Collection<?> items) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        Schema item = GivenFields.onlyValue(type)
                .filter(array -> array.getType() == Schema.Type.ARRAY)
                .map(Schema::getElementType)
                .orElse(type);
        items.forEach(value -> node.add(of(item, value)));
        return node;
    }

    private static ArrayNode entries(Map<?, ?> entries) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        entries.forEach((key, value) -> node.add(key + "=" + value));
        return node;
    }

    private static JsonNode number(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            return LongNode.valueOf(number.longValue());
        }
        return DoubleNode.valueOf(
                number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue());
    }

    private static JsonNode decimal(Schema type, byte[] bytes) {
        return GivenFields.onlyValue(type)
                .map(Schema::getLogicalType)
                .filter(LogicalTypes.Decimal.class::isInstance)
                .filter(logical -> bytes.length > 0)
                .<JsonNode>map(logical -> DecimalNode.valueOf(
                        new BigDecimal(new BigInteger(bytes), ((LogicalTypes.Decimal) logical).getScale())))
                .orElse(BooleanNode.TRUE);
    }
}
