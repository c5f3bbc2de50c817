package walras.agents;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import walras.kernel.Population.Side;

/**
 * One row of {@code agents.parquet}: a unit of an agent at a design point. The record is filled
 * anew for each row. Confined to one thread.
 */
final class AgentRecord implements Consumer<RecordConsumer> {

  /** The columns where every agent has one unit of one commodity. */
  static final MessageType OF_ONE_UNIT =
      new MessageType("agents", joined(List.of(begins(), amounts(), known())));

  /** The columns where a row is about one of an agent's units. */
  static final MessageType OF_UNITS =
      new MessageType("agents", joined(List.of(begins(), slot(), amounts(), drawn())));

  private static List<Type> begins() {
    return List.of(
        text(REQUIRED, "point"),
        text(REQUIRED, "environment"),
        text(REQUIRED, "parameters"),
        Types.required(INT64).named("row"),
        text(OPTIONAL, "agent"),
        text(REQUIRED, "side"));
  }

  private static List<Type> slot() {
    return List.of(text(OPTIONAL, "commodity"), Types.required(INT32).named("unit"));
  }

  private static List<Type> amounts() {
    return List.of(
        Types.optional(DOUBLE).named("cost"),
        Types.optional(DOUBLE).named("value"),
        Types.required(DOUBLE).named("rationing_probability"),
        Types.optional(DOUBLE).named("rationing_std_error"),
        Types.required(DOUBLE).named("pooled_rationing_probability"));
  }

  private static List<Type> known() {
    return List.of(Types.required(DOUBLE).named("pooled_manip_gain"));
  }

  private static List<Type> drawn() {
    return List.of(
        Types.optional(DOUBLE).named("pooled_rationing_std_error"),
        Types.optional(DOUBLE).named("pooled_manip_gain"));
  }

  private static Type text(Repetition repetition, String name) {
    return Types.primitive(BINARY, repetition).as(stringType()).named(name);
  }

  private static List<Type> joined(List<List<Type>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  private static final Binary SELLER = Binary.fromString(AgentReader.SELLER);
  private static final Binary BUYER = Binary.fromString(AgentReader.BUYER);

  private final AgentPoint point;
  private final MessageType schema;
  private final boolean ofUnits;
  private OneAgent agent = new OneAgent();
  private int unit;
  private int type;

  AgentRecord(AgentPoint point) {
    this.point = point;
    ofUnits = !point.isOfOneUnit();
    schema = ofUnits ? OF_UNITS : OF_ONE_UNIT;
  }

  /** Fills the record with a unit of an agent, whose name is empty where the file has none. */
  void fill(OneAgent whose, int index, int typeOfAgent) {
    agent = whose;
    unit = index;
    type = typeOfAgent;
  }

  @Override
  public void accept(RecordConsumer fields) {
    Side side = agent.side();
    boolean sells = side == Side.SELLER;
    text(fields, "point", point.id);
    text(fields, "environment", point.environment);
    text(fields, "parameters", point.parameters);
    start(fields, "row");
    fields.addLong(agent.unit(unit).row());
    end(fields, "row");
    if (!agent.name().isEmpty()) {
      text(fields, "agent", Binary.fromString(agent.name()));
    }
    text(fields, "side", sells ? SELLER : BUYER);
    if (ofUnits) {
      slot(fields);
    }
    number(fields, sells ? "cost" : "value", agent.amount(unit));
    AgentPoint.Probability groups = point.rationing(side, type, unit);
    AgentPoint.Probability pool = point.pooledRationing(side, type, unit);
    number(fields, "rationing_probability", groups.mean());
    number(fields, "rationing_std_error", groups.error());
    number(fields, "pooled_rationing_probability", pool.mean());
    if (ofUnits) {
      number(fields, "pooled_rationing_std_error", pool.error());
    }
    number(fields, "pooled_manip_gain", point.pooledManipGain(side, type, unit));
  }

  private void slot(RecordConsumer fields) {
    String commodity = point.commodity(agent.commodity(unit));
    if (!commodity.isEmpty()) {
      text(fields, "commodity", Binary.fromString(commodity));
    }
    start(fields, "unit");
    fields.addInteger(agent.unit(unit).unit());
    end(fields, "unit");
  }

  private void text(RecordConsumer fields, String name, Binary value) {
    start(fields, name);
    fields.addBinary(value);
    end(fields, name);
  }

  /** Writes a number that exists. */
  private void number(RecordConsumer fields, String name, double value) {
    if (!Double.isNaN(value)) {
      start(fields, name);
      fields.addDouble(value);
      end(fields, name);
    }
  }

  private void start(RecordConsumer fields, String name) {
    fields.startField(name, schema.getFieldIndex(name));
  }

  private void end(RecordConsumer fields, String name) {
    fields.endField(name, schema.getFieldIndex(name));
  }
}
