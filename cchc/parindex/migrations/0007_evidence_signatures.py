from django.db import migrations, models

SIGNED = ["unchecked", "broken", "partial", "whole", "untrusted", "trusted"]


class Migration(migrations.Migration):
    dependencies = [("parindex", "0006_struck_lines")]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="signature",
            field=models.CharField(
                blank=True,
                choices=[
                    ("unsigned", "không có chữ ký số"),
                    ("unreadable", "không đọc được chữ ký số của tệp"),
                    ("unchecked", "có chữ ký số nhưng không kiểm tra được"),
                    ("broken", "chữ ký số không còn nguyên vẹn: tài liệu đã bị sửa sau khi ký"),
                    ("partial", "chữ ký số không phủ toàn bộ tài liệu: có nội dung thêm sau khi ký"),
                    ("whole", "chữ ký còn nguyên vẹn, chưa xác minh được tổ chức cấp chứng thư"),
                    (
                        "untrusted",
                        "chữ ký còn nguyên vẹn, chứng thư chưa xác minh được theo tổ chức đã khai báo "
                        "(khác tổ chức, hết hạn hoặc sai mục đích)",
                    ),
                    ("trusted", "chữ ký còn nguyên vẹn, tổ chức cấp chứng thư được tin cậy"),
                ],
                default="",
                help_text="as checked when added; blank = not a PDF",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="evidence",
            name="signer",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="evidence",
            name="signed_at",
            field=models.DateTimeField(help_text="by the time stamp, else as the signer's machine said", null=True),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signature__in", SIGNED), models.Q(("signer", ""), _negated=True)),
                    models.Q(models.Q(("signature__in", SIGNED), _negated=True), ("signed_at", None), ("signer", "")),
                    _connector="OR",
                ),
                name="evidence_signed_by_somebody",
            ),
        ),
    ]
