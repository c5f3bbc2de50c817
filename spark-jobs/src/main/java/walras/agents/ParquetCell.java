package walras.agents;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;
import walras.run.NumberText;

/** How the values of a column of a Parquet file are read. */
enum ParquetCell {
  TEXT {
    @Override
    String text(ColumnReader value) {
      return value.getBinary().toStringUsingUTF8();
    }

    @Override
    double number(ColumnReader value) {
      return Double.NaN;
    }
  },
  INT32 {
    @Override
    String text(ColumnReader value) {
      return Integer.toString(value.getInteger());
    }

    @Override
    double number(ColumnReader value) {
      return value.getInteger();
    }
  },
  INT64 {
    @Override
    String text(ColumnReader value) {
      return Long.toString(value.getLong());
    }

    @Override
    double number(ColumnReader value) {
      return (double) value.getLong();
    }
  },
  FLOAT {
    @Override
    String text(ColumnReader value) {
      return shown(value.getFloat());
    }

    @Override
    double number(ColumnReader value) {
      return value.getFloat();
    }
  },
  DOUBLE {
    @Override
    String text(ColumnReader value) {
      return shown(value.getDouble());
    }

    @Override
    double number(ColumnReader value) {
      return value.getDouble();
    }
  },
  DECIMAL {
    @Override
    String text(ColumnReader value) {
      return decimal(value).toPlainString();
    }

    @Override
    double number(ColumnReader value) {
      return decimal(value).doubleValue();
    }
  };

  /** Returns the current value, which is there, as text. */
  abstract String text(ColumnReader value);

  /** Returns the current value, which is there, as a number; NaN for text. */
  abstract double number(ColumnReader value);

  /** Returns how a column is read, or nothing if it holds neither text nor numbers. */
  static Optional<ParquetCell> of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation) {
      return Optional.of(DECIMAL);
    }
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> Optional.of(TEXT).filter(text -> isText(meaning));
      case INT32 -> Optional.of(INT32).filter(number -> isSigned(meaning));
      case INT64 -> Optional.of(INT64).filter(number -> isSigned(meaning));
      case FLOAT -> Optional.of(FLOAT);
      case DOUBLE -> Optional.of(DOUBLE);
      case BOOLEAN, FIXED_LEN_BYTE_ARRAY, INT96 -> Optional.empty();
    };
  }

  private static String shown(double number) {
    return Double.isFinite(number) ? NumberText.of(number) : Double.toString(number);
  }

  private static boolean isText(@Nullable LogicalTypeAnnotation meaning) {
    return meaning == null
        || meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation;
  }

  private static boolean isSigned(@Nullable LogicalTypeAnnotation meaning) {
    return meaning == null
        || (meaning instanceof IntLogicalTypeAnnotation integer && integer.isSigned());
  }

  private static BigDecimal decimal(ColumnReader value) {
    PrimitiveType type = value.getDescriptor().getPrimitiveType();
    int scale = ((DecimalLogicalTypeAnnotation) type.getLogicalTypeAnnotation()).getScale();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> BigDecimal.valueOf(value.getInteger(), scale);
      case INT64 -> BigDecimal.valueOf(value.getLong(), scale);
      default -> new BigDecimal(new BigInteger(value.getBinary().getBytes()), scale);
    };
  }
}
