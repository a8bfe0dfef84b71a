"""The table of the access matrix: every route, who may open it, by which methods, and whose object it names.

A new route needs a line here, or test_matrix fails. `of` names an object of World; without it the route
belongs to no unit (or to the acting one). `sent` is what makes a POST meaningful where an empty one is not.
"""

from __future__ import annotations

from uuid import uuid4

from cchc.organization.access import PUBLIC
from tests.access.index_routes import INDEX
from tests.access.row import (
    ADMIN,
    BATCHERS,
    BOTH,
    CHAIR,
    COUNTER,
    DIRECTING,
    DRAFTERS,
    HANDING,
    LEADING,
    OFFICIALS,
    PEOPLE,
    POST,
    SIGNED_IN,
    WITH_DOSSIERS,
    Row,
)

MATRIX = {
    # portal
    "": Row(PUBLIC),
    "tra-cuu/": Row(PUBLIC),
    "thu-tuc-hanh-chinh/": Row(PUBLIC),
    "thu-tuc-hanh-chinh/<str:code>/": Row(PUBLIC, path={"code": "1.001193"}),
    "thu-tuc-hanh-chinh/<str:code>/in/": Row(PUBLIC, path={"code": "1.001193"}),
    # accounts
    "dang-nhap/": Row(PUBLIC, BOTH),
    "dang-xuat/": Row(SIGNED_IN, POST),
    "tai-khoan/": Row(SIGNED_IN, BOTH),
    "tai-khoan/vi-tri/": Row(SIGNED_IN, POST, sent=lambda world, actor: {"post": str(actor.post_id)}),
    "lam-thay/": Row(SIGNED_IN, BOTH),
    "lam-thay/<uuid:pk>/ket-thuc/": Row(SIGNED_IN, POST, of="stand_in"),
    "quan-tri/": Row(PEOPLE),
    "quan-tri/can-bo/them/": Row(ADMIN, BOTH),
    "quan-tri/can-bo/<uuid:pk>/": Row(PEOPLE, of="official"),
    "quan-tri/can-bo/<uuid:pk>/giao-vi-tri/": Row(ADMIN, POST, of="official"),
    "quan-tri/can-bo/<uuid:pk>/mo-tai-khoan/": Row(ADMIN, POST, of="official"),
    "quan-tri/can-bo/<uuid:pk>/dat-lai-mat-khau/": Row(ADMIN, POST, of="official"),
    "quan-tri/can-bo/<uuid:pk>/dong-tai-khoan/": Row(ADMIN, POST, of="official"),
    "quan-tri/vi-tri/<uuid:pk>/ket-thuc/": Row(ADMIN, POST, of="post"),
    # desk
    "quan-tri/danh-sach-can-bo/": Row(PEOPLE, POST, sent=lambda world, actor: {"way": "excel"}),
    "quan-tri/ban-giao-cong-viec/": Row(LEADING),
    "quan-tri/vi-tri/<uuid:pk>/ban-giao/": Row(LEADING, BOTH, of="post"),
    "quan-tri/vi-tri/<uuid:pk>/ban-giao/<uuid:event>.pdf": Row(LEADING, of="minute"),
    "viec-cua-toi/": Row(OFFICIALS),
    # dossiers: reception
    "ho-so/tiep-nhan/": Row(COUNTER, BOTH),
    "ho-so/tiep-nhan/yeu-cau-hoan-thien/": Row(COUNTER, BOTH),
    "ho-so/tiep-nhan/tu-choi/": Row(COUNTER, BOTH),
    "ho-so/tiep-nhan/xem-truoc/": Row(COUNTER, BOTH),
    "ho-so/<uuid:pk>/tiep-nhan/": Row(COUNTER, BOTH, of="awaiting"),
    "ho-so/<uuid:pk>/tiep-nhan/tu-choi/": Row(COUNTER, BOTH, of="awaiting"),
    "ho-so/<uuid:pk>/tiep-nhan/xem-truoc/": Row(COUNTER, BOTH, of="awaiting"),
    "ho-so/<uuid:pk>/da-tiep-nhan/": Row(COUNTER, of="dossier"),
    "ho-so/<uuid:pk>/sua-giay-tiep-nhan/": Row(COUNTER, BOTH, of="dossier"),
    # dossiers: lateness
    "ho-so/tre-han/": Row(WITH_DOSSIERS),
    "ho-so/giai-trinh/": Row(WITH_DOSSIERS, BOTH),
    "ho-so/giai-trinh/<uuid:pk>/": Row(WITH_DOSSIERS, of="explanation"),
    "ho-so/giai-trinh/<uuid:pk>/chap-nhan/": Row(WITH_DOSSIERS, POST, of="explanation"),
    "ho-so/giai-trinh/<uuid:pk>/tra-lai/": Row(WITH_DOSSIERS, POST, of="explanation"),
    # dossiers: the page and its verbs
    "ho-so/": Row(WITH_DOSSIERS),
    "ho-so/xuat-excel/": Row(WITH_DOSSIERS, POST),
    "ho-so/in-danh-sach/": Row(WITH_DOSSIERS, POST),
    "ho-so/so-theo-doi/": Row(WITH_DOSSIERS),
    "ho-so/so-theo-doi/xuat-excel/": Row(WITH_DOSSIERS, POST),
    "ho-so/so-theo-doi/in/": Row(WITH_DOSSIERS, POST),
    "ho-so/so-theo-doi/word/": Row(WITH_DOSSIERS, POST),
    "ho-so/bo-loc/luu/": Row(WITH_DOSSIERS, POST),
    "ho-so/bo-loc/<uuid:pk>/bo/": Row(WITH_DOSSIERS, POST, of="filter"),
    "ho-so/<uuid:pk>/": Row(WITH_DOSSIERS, of="dossier"),
    "ho-so/phi-dia-gioi/": Row(frozenset({"counter", "chair", "vice_chair", "office"})),
    "ho-so/nhieu/": Row(BATCHERS, POST),
    "ho-so/nhieu/lam/": Row(BATCHERS, POST),
    **{
        f"ho-so/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="dossier")
        for verb in (
            "forward_dossier", "assign_dossier", "complete_step", "return_step", "reassign_dossier",
            "request_supplement", "receive_supplement", "announce_delay", "decide_dossier", "issue_result",
            "hand_over_result", "request_correction", "issue_correction", "send_papers", "take_papers",
            "record_outcome",
            "hand_over_result", "request_correction", "issue_correction", "request_consultation",
            "answer_consultation", "await_payment", "record_payment", "amend_dossier", "withdraw_dossier",
            "stop_dossier", "archive_dossier",
        )
    },
    "ho-so/<uuid:pk>/attach_paper/": Row(WITH_DOSSIERS, POST, of="dossier"),
    "ho-so/<uuid:pk>/withdraw_paper/<uuid:attachment>/": Row(WITH_DOSSIERS, BOTH, of="paper"),
    "ho-so/<uuid:pk>/giay-to/<uuid:attachment>/": Row(WITH_DOSSIERS, of="paper"),
    "ho-so/<uuid:pk>/in/<slug:form>.docx": Row(WITH_DOSSIERS, of="dossier", path={"form": "01"}),
    "ho-so/<uuid:pk>/in/<slug:form>.pdf": Row(WITH_DOSSIERS, of="dossier", path={"form": "01"}),
    # hand-over lists
    "ban-giao/": Row(HANDING),
    "ban-giao/lap/<str:kind>/<uuid:receiver>/": Row(HANDING, BOTH, of="receiver", path={"kind": "dossiers"}),
    "ban-giao/<uuid:pk>/": Row(HANDING, of="hand_over"),
    "ban-giao/<uuid:pk>/xac-nhan/": Row(HANDING, POST, of="hand_over"),
    "ban-giao/<uuid:pk>/in.pdf": Row(HANDING, of="hand_over"),
    # queue
    "hang-doi/": Row(COUNTER),
    "hang-doi/goi/": Row(COUNTER, POST),
    "hang-doi/lay-so/": Row(COUNTER, BOTH, sent=lambda world, actor: {"line": "A", "submission": str(uuid4())}),
    "hang-doi/thoi-gian/": Row(COUNTER | {"office", "chair", "vice_chair"}),
    "hang-doi/man-hinh/<str:code>/": Row(PUBLIC, path={"code": "H99.26.05"}),
    "hang-doi/<uuid:pk>/": Row(COUNTER, of="ticket"),
    **{
        f"hang-doi/<uuid:pk>/{verb}/": Row(COUNTER, POST, of="ticket")
        for verb in ("call_ticket", "call_ticket_again", "finish_ticket", "mark_ticket_absent", "put_ticket_back")
    },
    # dossiers: interlinked
    "ho-so/tiep-nhan/lien-thong/": Row(COUNTER, BOTH),
    "ho-so/tiep-nhan/lien-thong/xem-truoc/": Row(COUNTER, BOTH),
    "ho-so/lien-thong/<uuid:pk>/": Row(WITH_DOSSIERS, of="group"),
    **{
        f"ho-so/lien-thong/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="group")
        for verb in (
            "start_member", "hand_on_papers", "confirm_papers", "receive_group_supplement", "hand_over_group_result",
            "amend_group", "withdraw_group",
        )
    },
    "ho-so/lien-thong/<uuid:pk>/in/<slug:form>.docx": Row(WITH_DOSSIERS, of="group", path={"form": "01"}),
    "ho-so/lien-thong/<uuid:pk>/in/<slug:form>.pdf": Row(WITH_DOSSIERS, of="group", path={"form": "01"}),
    # certification
    "chung-thuc/": Row(COUNTER, BOTH),
    "chung-thuc/xem-truoc/": Row(COUNTER, BOTH),
    "chung-thuc/ho-so/<uuid:pk>/": Row(WITH_DOSSIERS, of="certified"),
    "chung-thuc/ho-so/<uuid:pk>/vao-so/": Row(WITH_DOSSIERS, BOTH, of="certified"),
    "chung-thuc/ho-so/<uuid:pk>/in/<slug:form>.pdf": Row(WITH_DOSSIERS, of="certified", path={"form": "loi-chung"}),
    "chung-thuc/so/": Row(WITH_DOSSIERS),
    "chung-thuc/so/mo/": Row(WITH_DOSSIERS, BOTH),
    "chung-thuc/so/<uuid:pk>/khoa/": Row(WITH_DOSSIERS, POST, of="book"),
    "chung-thuc/so/<uuid:pk>/in.pdf": Row(WITH_DOSSIERS, of="book"),
    "chung-thuc/so/<uuid:pk>/so-chung-thuc.xlsx": Row(WITH_DOSSIERS, of="book"),
    "chung-thuc/so/dong/<uuid:pk>/huy/": Row(WITH_DOSSIERS, BOTH, of="entry"),
    "chung-thuc/uy-quyen/": Row(CHAIR, BOTH),
    "chung-thuc/uy-quyen/<uuid:pk>/ket-thuc/": Row(CHAIR, POST, of="delegation"),
    # plans
    "nhiem-vu/": Row(WITH_DOSSIERS),
    "nhiem-vu/giao/": Row(WITH_DOSSIERS, BOTH),
    "nhiem-vu/van-ban/": Row(WITH_DOSSIERS),
    "nhiem-vu/van-ban/dang-ky/": Row(WITH_DOSSIERS, BOTH),
    "nhiem-vu/van-ban/xuat-excel/": Row(WITH_DOSSIERS, POST),
    "nhiem-vu/van-ban/in/": Row(WITH_DOSSIERS, POST),
    "nhiem-vu/van-ban/<uuid:pk>/": Row(WITH_DOSSIERS, of="document"),
    "nhiem-vu/van-ban/<uuid:pk>/sua/": Row(WITH_DOSSIERS, BOTH, of="document"),
    "nhiem-vu/van-ban/<uuid:pk>/tep/": Row(WITH_DOSSIERS, of="document"),
    "nhiem-vu/van-ban/<uuid:pk>/giao/": Row(WITH_DOSSIERS, BOTH, of="document"),
    "nhiem-vu/hop/": Row(WITH_DOSSIERS),
    "nhiem-vu/hop/ghi/": Row(WITH_DOSSIERS, BOTH),
    "nhiem-vu/hop/muc/<uuid:pk>/": Row(WITH_DOSSIERS, of="conclusion"),
    "nhiem-vu/hop/muc/<uuid:pk>/giao/": Row(WITH_DOSSIERS, BOTH, of="conclusion"),
    "nhiem-vu/hop/<uuid:pk>/": Row(WITH_DOSSIERS, of="meeting"),
    "nhiem-vu/hop/<uuid:pk>/sua/": Row(WITH_DOSSIERS, BOTH, of="meeting"),
    "nhiem-vu/ban-tin/": Row(DIRECTING),
    "nhiem-vu/ban-tin/<uuid:pk>/": Row(DIRECTING, of="digest"),
    "nhiem-vu/don-doc/": Row(WITH_DOSSIERS),
    "nhiem-vu/don-doc/gui/": Row(WITH_DOSSIERS, BOTH),
    "nhiem-vu/don-doc/dot/<uuid:pk>/": Row(WITH_DOSSIERS, of="urging_round"),
    "nhiem-vu/don-doc/dot/<uuid:pk>/<uuid:post>/phieu.pdf": Row(WITH_DOSSIERS, of="urging_round"),
    "nhiem-vu/don-doc/phieu/<uuid:pk>/tra-loi/": Row(WITH_DOSSIERS, BOTH, of="urging_letter"),
    "nhiem-vu/<uuid:pk>/": Row(WITH_DOSSIERS, of="task"),
    "nhiem-vu/xuat-excel/": Row(WITH_DOSSIERS, POST),
    "nhiem-vu/in/": Row(WITH_DOSSIERS, POST),
    "nhiem-vu/dieu-hanh/": Row(WITH_DOSSIERS),
    "nhiem-vu/phoi-hop/": Row(WITH_DOSSIERS),
    "nhiem-vu/phoi-hop/cho-nhau/": Row(WITH_DOSSIERS),
    "nhiem-vu/<uuid:pk>/ask_partner/": Row(WITH_DOSSIERS, BOTH, of="task"),
    "nhiem-vu/phoi-hop/<uuid:pk>/answer_part/": Row(WITH_DOSSIERS, BOTH, of="part"),
    "nhiem-vu/phoi-hop/<uuid:pk>/withdraw_part/": Row(WITH_DOSSIERS, BOTH, of="part"),
    "nhiem-vu/<uuid:pk>/viec-con/": Row(WITH_DOSSIERS, BOTH, of="task"),
    "nhiem-vu/<uuid:pk>/tep/<uuid:attachment>/": Row(WITH_DOSSIERS, of="task_file"),
    **{
        f"nhiem-vu/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="task")
        for verb in (
            "accept_task", "submit_product", "accept_product", "demand_redo", "report_progress", "request_extension",
            "grant_extension", "refuse_extension", "explain_delay", "acknowledge_delay", "set_due", "return_task",
            "reassign_task", "pause_task", "resume_task", "cancel_task",
        )
    },
    # inspections
    "kiem-tra/": Row(WITH_DOSSIERS),
    "kiem-tra/lap/": Row(WITH_DOSSIERS, BOTH),
    "kiem-tra/ket-qua/": Row(WITH_DOSSIERS),
    "kiem-tra/ket-qua/in.pdf": Row(WITH_DOSSIERS),
    "kiem-tra/phat-hien/<uuid:pk>/": Row(WITH_DOSSIERS, of="finding"),
    "kiem-tra/phat-hien/<uuid:pk>/answer_finding/": Row(WITH_DOSSIERS, BOTH, of="finding"),
    "kiem-tra/phat-hien/<uuid:pk>/tep/<uuid:attachment>/": Row(WITH_DOSSIERS, of="finding_file"),
    "kiem-tra/<uuid:pk>/": Row(WITH_DOSSIERS, of="inspection"),
    "kiem-tra/<uuid:pk>/bien-ban.pdf": Row(WITH_DOSSIERS, of="inspection"),
    "kiem-tra/<uuid:pk>/ket-luan.pdf": Row(WITH_DOSSIERS, of="inspection"),
    **{
        f"kiem-tra/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="inspection")
        for verb in ("open_inspection", "answer_checklist", "draw_sample", "record_finding", "conclude_inspection",
                     "cancel_inspection")
    },
    # plans: programmes, yearly plans
    "ke-hoach/": Row(WITH_DOSSIERS),
    "ke-hoach/soan/": Row(WITH_DOSSIERS, BOTH),
    "ke-hoach/nhap/": Row(WITH_DOSSIERS, BOTH),
    "ke-hoach/mau.xlsx": Row(WITH_DOSSIERS),
    "ke-hoach/chuong-trinh/": Row(WITH_DOSSIERS),
    "ke-hoach/chuong-trinh/<slug:code>/ap-dung/": Row(WITH_DOSSIERS, POST, path={"code": "nq76-2021-2025"}),
    "ke-hoach/chuong-trinh/<uuid:pk>/": Row(WITH_DOSSIERS, of="programme"),
    "ke-hoach/chuong-trinh/muc-tieu/<uuid:pk>/": Row(WITH_DOSSIERS, BOTH, of="programme_target"),
    "ke-hoach/<uuid:pk>/": Row(WITH_DOSSIERS, of="plan"),
    "ke-hoach/<uuid:pk>/in/": Row(WITH_DOSSIERS, of="plan"),
    "ke-hoach/<uuid:pk>/ke-hoach.xlsx": Row(WITH_DOSSIERS, of="plan"),
    "ke-hoach/<uuid:pk>/ke-hoach.docx": Row(WITH_DOSSIERS, of="plan"),
    "ke-hoach/<uuid:pk>/van-ban/": Row(WITH_DOSSIERS, of="plan"),
    "ke-hoach/<uuid:pk>/nhiem-vu/them/": Row(WITH_DOSSIERS, BOTH, of="plan"),
    "ke-hoach/<uuid:pk>/nhiem-vu/<uuid:line>/": Row(WITH_DOSSIERS, BOTH, of="plan"),
    "ke-hoach/<uuid:pk>/nhiem-vu/<uuid:line>/bo/": Row(WITH_DOSSIERS, POST, of="plan"),
    "ke-hoach/<uuid:pk>/chi-tieu/them/": Row(WITH_DOSSIERS, BOTH, of="plan"),
    "ke-hoach/<uuid:pk>/chi-tieu/<uuid:target>/": Row(WITH_DOSSIERS, BOTH, of="plan"),
    "ke-hoach/<uuid:pk>/chi-tieu/<uuid:target>/bo/": Row(WITH_DOSSIERS, POST, of="plan"),
    "ke-hoach/<uuid:pk>/chi-tieu/<uuid:target>/so-lieu/": Row(WITH_DOSSIERS, BOTH, of="plan"),
    **{
        f"ke-hoach/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="plan")
        for verb in (
            "submit_plan", "review_plan", "approve_plan", "issue_plan", "return_plan", "amend_plan", "discard_plan",
        )
    },
    **INDEX,
    # catalogue
    "thu-tuc/": Row(OFFICIALS),
    "thu-tuc/buoc-chua-ai-giu/": Row(PEOPLE),
    # catalogue: publication, posting, review
    "thu-tuc/cong-bo/": Row(OFFICIALS),
    "thu-tuc/cong-bo/nhap/": Row(OFFICIALS, BOTH),
    "thu-tuc/cong-bo/phu-luc.xlsx": Row(OFFICIALS),
    "thu-tuc/cong-bo/<uuid:pk>/": Row(OFFICIALS, of="publication"),
    "thu-tuc/cong-bo/<uuid:pk>/ap-dung/": Row(OFFICIALS, POST, of="publication"),
    "thu-tuc/cong-bo/<uuid:pk>/bo/": Row(OFFICIALS, POST, of="publication"),
    "thu-tuc/cong-bo/<uuid:pk>/them-thu-tuc/": Row(OFFICIALS, BOTH, of="publication"),
    "thu-tuc/cong-bo/<uuid:pk>/bo-thu-tuc/<uuid:item>/": Row(OFFICIALS, POST, of="publication"),
    "thu-tuc/cong-bo/<uuid:pk>/quyet-dinh/": Row(OFFICIALS, of="publication"),
    "thu-tuc/cong-bo/<uuid:pk>/bo-niem-yet.pdf": Row(OFFICIALS, of="publication"),
    "thu-tuc/niem-yet/": Row(OFFICIALS),
    "thu-tuc/niem-yet/kiem-tra/": Row(OFFICIALS, BOTH),
    "thu-tuc/niem-yet/bo-niem-yet.pdf": Row(OFFICIALS),
    "thu-tuc/niem-yet/them-noi/": Row(OFFICIALS, BOTH),
    "thu-tuc/niem-yet/noi/<uuid:pk>/": Row(OFFICIALS, BOTH, of="posting_place"),
    "thu-tuc/niem-yet/noi/<uuid:pk>/thoi-dung/": Row(OFFICIALS, POST, of="posting_place"),
    "thu-tuc/niem-yet/anh/<uuid:pk>/": Row(OFFICIALS, of="posting_photo"),
    "thu-tuc/ra-soat/": Row(OFFICIALS),
    "thu-tuc/ra-soat/soan/": Row(OFFICIALS, BOTH),
    "thu-tuc/ra-soat/<uuid:pk>/": Row(OFFICIALS, of="review"),
    "thu-tuc/ra-soat/<uuid:pk>/in/": Row(OFFICIALS, of="review"),
    "thu-tuc/ra-soat/<uuid:pk>/trinh/": Row(OFFICIALS, BOTH, of="review"),
    "thu-tuc/ra-soat/<uuid:pk>/tra-loi/": Row(OFFICIALS, BOTH, of="review"),
    "thu-tuc/ra-soat/<uuid:pk>/thuc-hien/": Row(OFFICIALS, BOTH, of="review"),
    # catalogue: internal processes
    "thu-tuc/quy-trinh/": Row(OFFICIALS),
    "thu-tuc/quy-trinh/ban/<uuid:pk>/xuat.<slug:layout>": Row(OFFICIALS, of="process", path={"layout": "bpmn"}),
    "thu-tuc/quy-trinh/du-thao/<uuid:pk>/": Row(OFFICIALS, of="process_draft"),
    "thu-tuc/quy-trinh/du-thao/<uuid:pk>/so-sanh/": Row(OFFICIALS, of="process_draft"),
    **{
        f"thu-tuc/quy-trinh/du-thao/<uuid:pk>/{verb}/": Row(
            DRAFTERS, POST, of="process_draft", sent=lambda world, actor: {"seen": "1"}
        )
        for verb in ("luu", "hoan-tac", "trinh-duyet", "bo")
    },
    "thu-tuc/quy-trinh/du-thao/<uuid:pk>/tra-lai/": Row(CHAIR, POST, of="process_draft"),
    "thu-tuc/quy-trinh/du-thao/<uuid:pk>/phe-duyet/": Row(CHAIR, POST, of="process_draft"),
    "thu-tuc/<str:code>/quy-trinh/": Row(OFFICIALS, path={"code": "1.001193"}),
    "thu-tuc/<str:code>/quy-trinh/soan/": Row(DRAFTERS, POST, path={"code": "1.001193"}),
    "thu-tuc/<str:code>/quy-trinh/nhap/": Row(DRAFTERS, POST, path={"code": "1.001193"}),
    "thu-tuc/<str:code>/": Row(OFFICIALS, path={"code": "1.001193"}),
    "thu-tuc/<str:code>/in/": Row(OFFICIALS, path={"code": "1.001193"}),
}  # fmt: skip
