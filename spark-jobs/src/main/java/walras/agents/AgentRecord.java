package walras.agents;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import walras.kernel.Population.Side;

/**
 * One row of {@code agents.parquet}: an agent at a design point. The record is filled anew for each
 * row. Confined to one thread.
 */
final class AgentRecord implements Consumer<RecordConsumer> {

  static final MessageType SCHEMA =
      Types.buildMessage()
          .required(BINARY)
          .as(stringType())
          .named("point")
          .required(BINARY)
          .as(stringType())
          .named("environment")
          .required(BINARY)
          .as(stringType())
          .named("parameters")
          .required(INT64)
          .named("row")
          .optional(BINARY)
          .as(stringType())
          .named("agent")
          .required(BINARY)
          .as(stringType())
          .named("side")
          .optional(DOUBLE)
          .named("cost")
          .optional(DOUBLE)
          .named("value")
          .required(DOUBLE)
          .named("rationing_probability")
          .optional(DOUBLE)
          .named("rationing_std_error")
          .required(DOUBLE)
          .named("pooled_rationing_probability")
          .required(DOUBLE)
          .named("pooled_manip_gain")
          .named("agents");

  private static final Binary SELLER = Binary.fromString(AgentReader.SELLER);
  private static final Binary BUYER = Binary.fromString(AgentReader.BUYER);

  private final AgentPoint point;
  private long row;
  private String agent = "";
  private Side side = Side.SELLER;
  private double amount;
  private int type;

  AgentRecord(AgentPoint point) {
    this.point = point;
  }

  /** Fills the record with an agent, whose name is empty where the file has none. */
  void fill(AgentRows rows, Side side, double amount, int type) {
    row = rows.row();
    agent = rows.text(Column.AGENT);
    this.side = side;
    this.amount = amount;
    this.type = type;
  }

  @Override
  public void accept(RecordConsumer fields) {
    text(fields, "point", point.id);
    text(fields, "environment", point.environment);
    text(fields, "parameters", point.parameters);
    start(fields, "row");
    fields.addLong(row);
    end(fields, "row");
    if (!agent.isEmpty()) {
      text(fields, "agent", Binary.fromString(agent));
    }
    boolean sells = side == Side.SELLER;
    text(fields, "side", sells ? SELLER : BUYER);
    number(fields, sells ? "cost" : "value", amount);
    int profileClass = point.profileClass(side, type);
    number(fields, "rationing_probability", point.rationing(side, profileClass));
    number(fields, "rationing_std_error", point.rationingError(side, profileClass));
    number(fields, "pooled_rationing_probability", point.pooledRationing(side, type));
    number(fields, "pooled_manip_gain", point.pooledManipGain(side, type));
  }

  private static void text(RecordConsumer fields, String name, Binary value) {
    start(fields, name);
    fields.addBinary(value);
    end(fields, name);
  }

  /** Writes a number that exists. */
  private static void number(RecordConsumer fields, String name, double value) {
    if (!Double.isNaN(value)) {
      start(fields, name);
      fields.addDouble(value);
      end(fields, name);
    }
  }

  private static void start(RecordConsumer fields, String name) {
    fields.startField(name, SCHEMA.getFieldIndex(name));
  }

  private static void end(RecordConsumer fields, String name) {
    fields.endField(name, SCHEMA.getFieldIndex(name));
  }
}
